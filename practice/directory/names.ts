/** Words for invented people. Any likeness to a real person is chance. */
export const GIVEN_NAMES: readonly string[] = [
  'Aaliyah', 'Abena', 'Adaeze', 'Agnieszka', 'Ahmed', 'Aidan', 'Aiko', 'Alasdair', 'Alejandra', 'Amir', 'Anaïs', 'Andrei', 'Angharad', 'Anjali',
  'Arjun', 'Astrid', 'Ayumi', 'Bartosz', 'Benedikt', 'Bilal', 'Blessing', 'Bogdan', 'Caoimhe', 'Carys', 'Chiara', 'Chinwe', 'Ciarán', 'Cristina',
  'Daria', 'Deepak', 'Dilnoza', 'Dmitri', 'Efua', 'Eilidh', 'Elif', 'Emeka', 'Emre', 'Eun-ji', 'Fatima', 'Fergus', 'Fiona', 'Freya', 'Gabriela',
  'Giorgos', 'Hamish', 'Hana', 'Haruto', 'Hassan', 'Héloïse', 'Ibrahim', 'Ilse', 'Imogen', 'Ioana', 'Iris', 'Ivo', 'Jacinta', 'Jamal', 'Jelena',
  'João', 'Joanna', 'Kamala', 'Karim', 'Katarzyna', 'Keisha', 'Khadija', 'Kofi', 'Kwame', 'Lakshmi', 'Lars', 'Layla', 'Lerato', 'Linh', 'Lucía',
  'Magnus', 'Mairi', 'Mateo', 'Mei', 'Mohammed', 'Naledi', 'Natasha', 'Ngozi', 'Nia', 'Noor', 'Oleksandr', 'Olumide', 'Owen', 'Parisa', 'Petra',
  'Quang', 'Rafał', 'Rania', 'Ravi', 'Renée', 'Ruaridh', 'Sadia', 'Sanne', 'Seán', 'Shreya', 'Siobhán', 'Søren', 'Stefan', 'Suki', 'Tariq',
  'Thandiwe', 'Tove', 'Uma', 'Valentina', 'Vikram', 'Wanjiru', 'Xiu', 'Yara', 'Yewande', 'Yuki', 'Zainab', 'Zeynep', 'Zofia',
];

export const FAMILY_NAMES: readonly string[] = [
  'Abara', 'Achterberg', 'Adebayo', 'Ahmadi', 'Aldridge', 'Alvarado', 'Antoniou', 'Arslan', 'Ashdown', 'Balakrishnan', 'Banerjee', 'Barańska',
  'Bellweather', 'Bianchi', 'Björk', 'Boateng', 'Bonnefoy', 'Brzezicki', 'Calloway', 'Chakraborty', 'Chandra', 'Cheng', 'Chowdhury', 'Coşkun',
  'D’Angelo', 'Dalgaard', 'Delacroix', 'Diallo', 'Dimitrov', 'Douglas-Hume', 'Dragomir', 'Eberhardt', 'Egwu', 'Eriksen', 'Fairbairn', 'Farouk',
  'Fernández', 'Fitzalan', 'Gallagher', 'Georgiou', 'Ghorbani', 'Gillespie', 'Grzybowska', 'Gunnarsdóttir', 'Haddow', 'Hakimi', 'Harcourt',
  'Hashimoto', 'Hernández', 'Hoang', 'Ibáñez', 'Idowu', 'Ishikawa', 'Iyer', 'Jablonski', 'Jensen', 'Kamara', 'Karlsson', 'Kaur', 'Kavanagh',
  'Kelleher', 'Khumalo', 'Kiplagat', 'Kowalczyk', 'Kristjánsson', 'Lachlan', 'Lapointe', 'Lefèvre', 'MacAskill', 'Mahlangu', 'Marchetti',
  'Mensah', 'Mistry', 'Moreau', 'Mukherjee', 'Mwangi', 'Nakamura', 'Ndiaye', 'Nguyen', 'Nkosi', 'Novák', "O'Brien", "O'Dwyer", 'Obafemi',
  'Okafor', 'Olsen', 'Onwudiwe', 'Ó Súilleabháin', 'Papadakis', 'Pemberton', 'Petrović', 'Pham', 'Pruszyński', 'Quennell', 'Rahimi', 'Ramanathan',
  'Rasmussen', 'Rossi', 'Saito', 'Sato', 'Schäfer', 'Sengupta', 'Şahin', 'Sharma', 'Stavrou', 'Szymańska', 'Takahashi', 'Tembo', 'Thistlewood',
  'Tran', 'Traoré', 'van der Meer', 'Vasquez', 'Vuković', 'Wainwright', 'Wijaya', 'Wójcik', 'Yamamoto', 'Yilmaz', 'Zamora', 'Zhou',
];

export interface Department {
  readonly name: string;
  readonly academic: boolean;
  readonly building: string;
  readonly titles: readonly string[];
}

export const DEPARTMENTS: readonly Department[] = [
  { name: 'School of Strings', academic: true, building: 'Albion House', titles: ['Head of Strings', 'Professor of Violin', 'Tutor in Cello', 'Harp Tutor', 'Chamber Music Coach'] },
  { name: 'School of Keyboard', academic: true, building: 'Albion House', titles: ['Head of Keyboard', 'Professor of Piano', 'Organ Tutor', 'Accompanist', 'Piano Technician'] },
  { name: 'School of Wind, Brass and Percussion', academic: true, building: 'Foundry Building', titles: ['Head of Wind', 'Tutor in Oboe', 'Horn Professor', 'Percussion Tutor', 'Band Coach'] },
  { name: 'Vocal and Opera Studies', academic: true, building: 'Foundry Building', titles: ['Head of Opera', 'Vocal Coach', 'Répétiteur', 'Language Coach', 'Stage Director'] },
  { name: 'Composition and Music Technology', academic: true, building: 'Signal Box', titles: ['Head of Composition', 'Lecturer in Composition', 'Studio Engineer', 'Research Fellow'] },
  { name: 'Drama and Production Arts', academic: true, building: 'Playhouse', titles: ['Head of Drama', 'Movement Tutor', 'Lighting Tutor', 'Stage Manager', 'Wardrobe Supervisor'] },
  { name: 'Library and Archives', academic: false, building: 'Reading Room', titles: ['Librarian', 'Archivist', 'Library Assistant', 'Scores Cataloguer'] },
  { name: 'Digital Services', academic: false, building: 'Signal Box', titles: ['Service Desk Analyst', 'Systems Engineer', 'Network Engineer', 'Service Desk Lead', 'Applications Analyst'] },
  { name: 'Registry and Admissions', academic: false, building: 'North Gate', titles: ['Registrar', 'Admissions Officer', 'Timetabling Officer', 'Examinations Officer'] },
  { name: 'Finance and Payroll', academic: false, building: 'North Gate', titles: ['Finance Manager', 'Payroll Officer', 'Purchasing Assistant', 'Accounts Assistant'] },
  { name: 'People and Culture', academic: false, building: 'North Gate', titles: ['People Partner', 'Recruitment Adviser', 'Training Coordinator'] },
  { name: 'Estates and Front of House', academic: false, building: 'Porters Lodge', titles: ['Porter', 'Cleaner', 'Caretaker', 'Front of House Assistant', 'Catering Assistant'] },
  { name: 'Executive Office', academic: false, building: 'North Gate', titles: ['Executive Assistant', 'Governance Officer', 'Chief of Staff'] },
];

export const COURSES: readonly string[] = ['BMus Student', 'MMus Student', 'BA Acting Student', 'BA Production Arts Student', 'Foundation Student', 'PhD Student'];

export const HANDSETS: readonly string[] = ['iPhone 13', 'iPhone 15', 'iPhone SE', 'Pixel 8', 'Pixel 9a', 'Galaxy S23', 'Galaxy A54', 'Fairphone 5', 'Nothing Phone (2)'];

/** Letters of a name that an address can hold. */
export function asciiName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .replace(/[ŁłØøÞþÐðĐđıŞşß]/gu, (letter) => ({ Ł: 'L', ł: 'l', Ø: 'O', ø: 'o', Þ: 'Th', þ: 'th', Ð: 'D', ð: 'd', Đ: 'D', đ: 'd', ı: 'i', Ş: 'S', ş: 's', ß: 'ss' })[letter] ?? letter)
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '');
}
