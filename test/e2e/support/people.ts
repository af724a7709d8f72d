/** People of the practice tenant who are always there, by the part that the tests need of them. */
export const priya = { upn: 'priya.raman@northmoor.example', name: 'Priya Raman', iphone: /iphone/i, mobile: /mobile/i };
export const morag = { upn: 'morag.sinclair@northmoor.example', name: 'Morag Sinclair' };
export const helena = { upn: 'helena.brandt@northmoor.example', name: 'Helena Brandt' };
export const nadia = { upn: 'nadia.rahman@northmoor.example', name: 'Nadia Rahman' };
export const femi = { upn: 'femi.balogun@northmoor.example', name: 'Femi Balogun' };
export const ticketReference = 'INC-20417';
