import test from 'ava';
import { isKernelThread } from '../../src/model/kernel-thread.js';
import { row } from './made-sample.js';

test('PF_KTHREAD makes a kernel thread, on any kernel', (t) => {
  t.true(isKernelThread(row({ pid: 40, flags: 0x80208040 }), '6.18.44'));
  t.false(isKernelThread(row({ pid: 40, flags: 0x400000 }), '6.18.44'));
});

test('where the kernel has the flag, a child of 2 without it is a process', (t) => {
  t.false(isKernelThread(row({ pid: 40, ppid: 2, vsizeBytes: 0 }), '2.6.27'));
  t.false(isKernelThread(row({ pid: 40, ppid: 2, vsizeBytes: 0 }), '3.10.0-1160.el7'));
});

test('before 2.6.27 it is what has no memory and is not dead', (t) => {
  const bare = { pid: 3, ppid: 1, vsizeBytes: 0 };
  t.true(isKernelThread(row(bare), '2.6.9-5.EL'));
  t.false(isKernelThread(row({ ...bare, vsizeBytes: 4096 }), '2.6.9-5.EL'));
  t.false(isKernelThread(row({ ...bare, stateCode: 'Z' }), '2.6.9-5.EL'));
});

test('where the release is not known, it must also be kthreadd or its child', (t) => {
  t.true(isKernelThread(row({ pid: 2, vsizeBytes: 0 }), ''));
  t.true(isKernelThread(row({ pid: 9, ppid: 2, vsizeBytes: 0 }), ''));
  t.false(isKernelThread(row({ pid: 9, ppid: 1, vsizeBytes: 0 }), ''));
});
