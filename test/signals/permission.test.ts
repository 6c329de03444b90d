import test from 'ava';
import { permissionOf, type Sender } from '../../src/signals/permission.js';
import { ana, facts, signal } from './made-facts.js';

const allowed = (uids: readonly number[], sender: Partial<Sender>, name = 'TERM', session = 7) =>
  permissionOf(facts({ uids, stat: { session } }), signal(name), { ...ana, ...sender }).isAllowed;

test('real and effective user of the sender meet real and saved user of the target', (t) => {
  t.true(allowed([1000, 0, 0, 0], {}), 'its real user');
  t.true(allowed([0, 0, 1000, 0], {}), 'its saved user');
  t.false(allowed([0, 1000, 0, 1000], {}), 'its effective user does not count');
  t.true(allowed([5, 5, 5, 5], { uid: 0, realUid: 5 }), 'a set-uid sender: its real user');
  t.true(allowed([0, 0, 0, 0], { uid: 0, realUid: 5 }), 'and its effective one');
});

test('CAP_KILL reaches everyone, in the first user namespace', (t) => {
  t.true(allowed([0, 0, 0, 0], { capabilities: '0000000000000020' }));
  t.false(allowed([0, 0, 0, 0], { capabilities: '00000000ffffffdf' }));
  t.false(allowed([5, 5, 5, 5], { uid: 0 }), 'root without it is anyone');
});

test('of root whose capabilities are not known nothing is said', (t) => {
  const { capabilities: _, ...root } = { ...ana, uid: 0 };
  t.is(permissionOf(facts(), signal('TERM'), root).isAllowed, undefined);
});

test('CAP_KILL of a user namespace below reaches what may be inspected', (t) => {
  const inner = { ...ana, uid: 0, capabilities: 'ffffffff', userNamespace: 4026532200 };
  t.is(permissionOf(facts(), signal('TERM'), inner).isAllowed, undefined);
  const own = facts({ userNamespace: 4026532200 });
  t.true(permissionOf(own, signal('TERM'), inner).isAllowed);
});

test('who may inspect a user namespace without any rights may own it', (t) => {
  const rootless = facts({ uids: [100999, 100999, 100999, 100999], userNamespace: 4026532200 });
  t.is(permissionOf(rootless, signal('TERM'), ana).isAllowed, undefined);
  const ofFirst = facts({ uids: [5, 5, 5, 5], userNamespace: 4026531837 });
  t.false(permissionOf(ofFirst, signal('TERM'), ana).isAllowed);
});

test('CONT is allowed within a session, to whomever', (t) => {
  t.true(allowed([0, 0, 0, 0], { session: 40 }, 'CONT', 40));
  t.false(allowed([0, 0, 0, 0], { session: 40 }, 'TERM', 40));
  t.false(
    allowed([0, 0, 0, 0], { session: 40 }, 'CONT', 0),
    'one that is not seen here is another',
  );
});

test('two sessions of which neither is seen in this pid namespace may be one', (t) => {
  const { isAllowed, because = '' } = permissionOf(
    facts({ uids: [0, 0, 0, 0], stat: { session: 0 } }),
    signal('CONT'),
    { ...ana, session: 0 },
  );
  t.is(isAllowed, undefined);
  t.regex(because, /outside of this pid namespace/);
  t.false(allowed([0, 0, 0, 0], { session: 0 }, 'TERM', 0), 'which matters for CONT alone');
  t.true(allowed([1000, 0, 0, 0], { session: 0 }, 'CONT', 0), 'and not to who may anyway');
});

test('a user that could not be read leaves it open', (t) => {
  const { uids: _, ...unowned } = facts();
  t.deepEqual(permissionOf(unowned, signal('TERM'), ana), {
    isAllowed: undefined,
    because: 'its user could not be read',
  });
});
