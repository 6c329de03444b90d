import type { GeneralOptions } from './new-command.js';
import type { SourceOptions, TableOptions } from './options.js';

export type DashboardOptions = GeneralOptions &
  SourceOptions &
  TableOptions & { readonly tree?: true; readonly collapsed?: true };
