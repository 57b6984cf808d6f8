// SPDX-License-Identifier: MIT
/** Icons of what a passage is, out of VS Code's own. */
const icons: Record<string, string> = {
  decision: 'milestone',
  event: 'calendar',
  fact: 'lightbulb',
  idea: 'sparkle',
  person: 'account',
  question: 'question',
  quote: 'quote',
  risk: 'warning',
  section: 'symbol-class',
  task: 'circle-large-outline',
};

/** Types that many vaults have. */
const typeIcons: Record<string, string> = {
  company: 'organization',
  customer: 'organization',
  meeting: 'calendar',
  person: 'account',
  project: 'project',
};

export function noteIcon(type?: string): string {
  return typeIcons[type ?? ''] ?? 'note';
}

export function iconOf(kind: string, status?: string): string {
  if (kind === 'task' && status === 'done') return 'pass';
  if (status === 'superseded') return 'history';
  return icons[kind] ?? (kind === 'text' ? 'list-selection' : kind === 'note' ? 'note' : 'symbol-misc');
}
