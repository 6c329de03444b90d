import type { ProcessStat } from '../../sample/process-sample.js';
import { bondOf, type Kin, wantedBondOf } from '../kin.js';

/** By whom of a family a process is kin, and by what: to be proven. */
export type Bond<M> = { readonly elder: M; readonly kin: Kin };

/** What ties others to the members of a family, as far as it was read last. */
export type Bonds<M> = {
  readonly remember: (member: M, stat: ProcessStat) => void;
  /** All of the group are members: who is in it from now on was born of one, whatever kin else is. */
  readonly ownGroup: (pgrp: number, member: M) => void;
  readonly isWhole: (pgrp: number) => boolean;
  readonly ofKin: (stat: ProcessStat) => Bond<M> | undefined;
};

export function newBonds<M>(kin: Kin): Bonds<M> {
  const byBond = new Map<number, M>();
  const byOwnGroup = new Map<number, M>();
  return {
    remember: (member, stat) => {
      const bond = bondOf(kin, stat);
      if (bond !== undefined) byBond.set(bond, member);
    },
    ownGroup: (pgrp, member) => void byOwnGroup.set(pgrp, member),
    isWhole: (pgrp) => byOwnGroup.has(pgrp),
    ofKin: (stat) => {
      const bond = wantedBondOf(kin, stat);
      const elder = bond === undefined ? undefined : byBond.get(bond);
      if (elder !== undefined) return { elder, kin };
      const fellow = byOwnGroup.get(stat.pgrp);
      return fellow === undefined ? undefined : { elder: fellow, kin: 'group' };
    },
  };
}
