import { isDeepStrictEqual } from 'node:util';
import type { Registration, RegistrationRequest } from '../../contract/app-state.ts';
import type { OperationName } from '../../contract/channels.ts';
import { channels } from '../../contract/channels.ts';
import type { DeskProfile, Preferences } from '../../contract/profile.ts';
import type { ImportedProfile, SettingsState } from '../../contract/settings.ts';
import type { AskAgent } from '../ask-agent.ts';
import { FaultError } from '../fault-error.ts';
import type { RegistrationFile, RegistrationFileKind } from '../registration/describe-registration.ts';
import { loosened } from '../settings/loosened.ts';
import type { ProfileStore } from '../settings/profile-store.ts';
import type { LifeCycle } from './life-cycle.ts';
import type { AllHandlers, CallContext, DeskHandlers, DeskOperation, DoorHandlers, DoorOperation } from '../operations.ts';
import { changedFields, recordChanges } from './profile-changes.ts';

export interface DoorPorts {
  /** Asks outside the page. */
  readonly askAgent: AskAgent;
  readonly copyText: (text: string) => void;
  /** @throws FaultError `input.invalid` for an address that is neither Microsoft's nor the profile's. */
  readonly openPage: (address: string) => Promise<void>;
  /** Asks for a name to save under; null when the agent cancelled. */
  readonly chooseFile: (suggestion: {
    readonly title: string;
    readonly defaultName: string;
    readonly extension: string;
  }) => Promise<string | null>;
  /** Asks for a file to read; null when the agent cancelled. */
  readonly openFile: (wanted: { readonly title: string; readonly extension: string }) => Promise<string | null>;
  /** @throws FaultError `settings.unreadable` when it cannot be written. */
  readonly writeText: (path: string, text: string) => void;
}

export interface HandlersOptions {
  readonly door: LifeCycle;
  readonly profile: Pick<ProfileStore, 'profile' | 'state' | 'requireOwn' | 'save' | 'ifSaved' | 'importFrom' | 'exportTo'>;
  readonly preferences: { readonly get: () => Preferences; readonly set: (preferences: Preferences) => void };
  readonly ports: DoorPorts;
  readonly describeRegistration: (request: RegistrationRequest) => Registration;
  readonly registrationFile: (request: RegistrationRequest, as: RegistrationFileKind) => RegistrationFile;
}

const nothing = {};

/** Everything that the window can ask for: the door's operations, and the desk's as long as the door lets them through. */
export const createHandlers = (options: HandlersOptions): AllHandlers => {
  const own = doorHandlers(options);
  return { ...deskHandlers(options.door, own), ...whileUnlocked(options.door, own) };
};

/** All that the lock's own screen asks for. Whatever else the page asks is refused while it shows. */
const lockScreen: ReadonlySet<OperationName> = new Set<DoorOperation>([
  'app.state',
  'app.lock',
  'app.unlock',
  'signIn.cancel',
  'signIn.signOut',
]);

const whileUnlocked = (door: LifeCycle, handlers: DoorHandlers): DoorHandlers =>
  Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      (input: never, context: CallContext) => {
        if (!lockScreen.has(name as DoorOperation)) door.requireUnlocked();
        return (handler as (given: never, call: CallContext) => unknown)(input, context);
      },
    ]),
  ) as unknown as DoorHandlers;

const doorHandlers = ({ door, profile, preferences, ports, describeRegistration, registrationFile }: HandlersOptions): DoorHandlers => {
  /** A profile that would move an open live desk to another tenant is refused: its journal and its people are the old one's. */
  const save = async (next: DeskProfile): Promise<SettingsState> => {
    const before = profile.profile;
    const movesTenant = JSON.stringify(before.tenant) !== JSON.stringify(next.tenant);
    const { phase } = door.state;
    if (movesTenant && phase.phase === 'desk' && phase.workplace === 'live') {
      throw new FaultError('input.invalid', 'Sign out before you change the tenant. Nothing was saved.');
    }
    // Nobody is asked about what is refused whatever they answer.
    profile.requireOwn(next);
    await requireAgreed(before, profile.ifSaved(next));
    if (!isDeepStrictEqual(profile.profile, before))
      throw new FaultError('desk.changed', 'The settings were changed meanwhile. Look at them, then save again. Nothing was saved.');
    const saved = profile.save(next);
    const desk = door.openWorkplace;
    if (desk) recordChanges(desk.note, changedFields(before, saved.profile), { begin: 'Changed the desk profile', after: saved.profile });
    return saved;
  };

  /**
   * A page that was taken over can save as well as the agent can, so what loosens a rule is asked outside it.
   * @throws FaultError `desk.declined` when the agent said no
   */
  const requireAgreed = async (before: DeskProfile, after: DeskProfile): Promise<void> => {
    const changes = loosened(before, after);
    if (changes.length === 0) return;
    const isYes = await ports.askAgent({
      message: changes.length === 1 ? 'Loosen this rule of the desk?' : `Loosen these ${changes.length} rules of the desk?`,
      detail: `${changes.join('\n')}\n\nIf you did not choose this yourself just now, choose Cancel and tell your administrator.`,
      agree: 'Change',
    });
    if (isYes) return;
    door.openWorkplace?.note({
      action: 'settings.declined',
      summary: 'Asked about looser settings, the agent chose Cancel: nothing was saved.',
      data: { fields: changedFields(before, after).map(({ field }) => field) },
    });
    throw new FaultError('desk.declined', 'You chose Cancel, so nothing was saved. What you entered is still here.');
  };

  /** A page that was taken over tries what the agent's own controls never ask for. */
  const noting = async <T>(tried: string, attempt: () => Promise<T>): Promise<T> => {
    try {
      return await attempt();
    } catch (error) {
      door.openWorkplace?.noteRefusal(error, tried);
      throw error;
    }
  };

  const chooseProfile = async (): Promise<ImportedProfile> => {
    const path = await ports.openFile({ title: 'Choose a desk profile', extension: 'json' });
    return path === null ? { path, profile: null, problems: [] } : profile.importFrom(path);
  };

  return {
    'app.state': () => door.state,
    'app.lock': () => {
      door.lock('asked');
      return nothing;
    },
    'app.unlock': async () => {
      await door.unlock();
      return nothing;
    },
    'app.copyText': ({ text }) => {
      ports.copyText(text);
      return nothing;
    },
    'app.openPage': async ({ address }) => {
      // Without the address: what a script put into it may be a code that it read, and none is ever on disk.
      await noting('Opening a page', () => ports.openPage(address));
      return nothing;
    },

    'workplace.choose': async ({ to }) => {
      await door.choose(to);
      return nothing;
    },
    'workplace.connect': async ({ tenant, organisation }) => {
      requireAtDoor(door);
      const before = profile.profile;
      await save({ ...before, tenant, organisation: organisation === '' ? before.organisation : organisation });
      await door.connected();
      return door.state;
    },
    'workplace.importProfile': async () => {
      requireAtDoor(door);
      const imported = await chooseProfile();
      if (imported.profile === null) return imported;
      await save(imported.profile);
      if (imported.profile.tenant !== null) await door.connected();
      return imported;
    },
    'workplace.registration': (request) => describeRegistration(request),
    'workplace.saveRegistration': async ({ request, as }) => {
      const file = registrationFile(request, as);
      const path = await ports.chooseFile({ title: 'Save the registration', defaultName: file.defaultName, extension: file.extension });
      if (path !== null) ports.writeText(path, file.text);
      return { path };
    },

    'signIn.start': async ({ account }) => {
      await door.signIn(account);
      return nothing;
    },
    'signIn.startWithCode': async () => {
      await door.signInWithCode();
      return nothing;
    },
    'signIn.cancel': () => {
      door.cancel();
      return nothing;
    },
    'signIn.switchAccount': async () => {
      await door.switchAccount();
      return nothing;
    },
    'signIn.signOut': () => door.signOut(),

    'settings.read': () => profile.state(),
    'settings.save': ({ profile: next }) => noting('Changing the desk profile', () => save(next)),
    'settings.import': () => chooseProfile(),
    'settings.export': async ({ what }) => {
      const path = await ports.chooseFile({
        title: what === 'profile' ? 'Export the desk profile' : 'Export the schema',
        defaultName: what === 'profile' ? 'desk-profile' : 'desk-profile.schema',
        extension: 'json',
      });
      if (path !== null) profile.exportTo(path, what);
      return { path };
    },
    'preferences.set': (next) => {
      preferences.set(next);
      return next;
    },
  };
};

const requireAtDoor = (door: LifeCycle): void => {
  const { phase } = door.state.phase;
  if (phase !== 'setUp' && phase !== 'signIn') throw new FaultError('input.invalid', 'Leave the desk before you set up a tenant.');
};

/** These write to the directory. */
const writes: ReadonlySet<DeskOperation> = new Set<DeskOperation>(['plans.execute', 'plans.resume']);

/** Whatever is not the door's own. */
const deskHandlers = (door: LifeCycle, own: DoorHandlers): DeskHandlers =>
  Object.fromEntries(
    (Object.keys(channels) as OperationName[])
      .filter((name): name is DeskOperation => !Object.hasOwn(own, name))
      .map((name) => [
        name,
        (input: never, context: CallContext) => {
          if (writes.has(name)) door.requireStaying();
          // The desk at the moment of the call, and none while it is locked.
          return door.desk.handlers[name](input, context);
        },
      ]),
  ) as DeskHandlers;
