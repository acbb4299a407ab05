import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageFacts } from '../../core/notifying/message.ts';
import { someFacts, someNews } from '../../test/messages.ts';
import type { Block } from './blocks.ts';
import { LIMITS } from './blocks.ts';
import { groupMessage, plainMessage, threadReply } from './message.ts';

const blocksOf = (facts: MessageFacts): readonly Block[] => {
  const { blocks, attachments } = groupMessage(facts, true);
  return [...blocks, ...attachments.flatMap((attachment) => attachment.blocks)];
};
const buttonsOf = (facts: MessageFacts): readonly string[] =>
  blocksOf(facts).flatMap((block) => (block.type === 'actions' ? block.elements.map((one) => one.text.text) : []));
const textOf = (facts: MessageFacts): string => JSON.stringify(blocksOf(facts));

describe('groupMessage', () => {
  it.each([
    ['firing', '#E02F44', ['Acknowledge', "Can't take it", 'Resolve']],
    ['acknowledged', '#FF9830', ['Resolve']],
    ['snoozed', '#8E8E8E', ['Acknowledge', 'Resolve']],
    ['resolved', '#56A64B', []],
  ] as const)('85 %s is %s and offers %j', (status, color, buttons) => {
    const facts = someFacts({ status });
    expect(groupMessage(facts, true).attachments[0]?.color).toBe(color);
    expect(buttonsOf(facts)).toEqual(buttons);
  });

  it('tells what is broken, who has it, and who is next', () => {
    const text = textOf(someFacts());
    for (const said of ['🔔 #342 Checkout is slow', 'checkout', 'Shop', 'critical, high urgency', 'firing, 3 alerts']) {
      expect(text).toContain(said);
    }
    expect(text).toContain('*You are the one being paged: on call in Shop primary.*');
    expect(text).toContain('*Paged now*\\nAna Ünal');
    expect(text).toContain('*Next*\\nBen Okafor at <!date^');
    expect(text).toContain('|Runbook> · <https://grafana.example/d/shop|Dashboard>');
    expect(text).toContain('alertname=CheckoutSlow  cluster=eu-1');
    expect(text).toContain('Opened by CheckoutSlow');
  });

  it('says no more who is next once somebody has it', () => {
    const text = textOf(someFacts({ status: 'acknowledged', statusBy: 'by Ben Okafor' }));
    expect(text).toContain('acknowledged by Ben Okafor');
    expect(text).not.toMatch(/Next|Paged now|You are the one/);
  });

  it('says that nobody is paged, and nobody next, rather than nothing', () => {
    const text = textOf(someFacts({ pagedNow: [], next: null }));
    expect(text).toContain('*Paged now*\\nnobody');
    expect(text).toContain('*Next*\\nnobody else');
  });

  it('calls nobody "you" where many read it', () => {
    const text = JSON.stringify(groupMessage(someFacts(), false));
    expect(text).toContain('*Paged: Ana Ünal, on call in Shop primary.*');
    expect(text).not.toContain('You are');
  });

  it('stands without summary, links, labels and timeline', () => {
    const links = { answer: null, dashboard: null, panel: null, runbook: null, rule: null, silence: null };
    const facts = someFacts({
      summary: ' ',
      links,
      labels: {},
      timeline: [],
      teamName: '',
      purpose: { kind: 'update' },
    });
    expect(blocksOf(facts).map((block) => block.type)).toEqual(['header', 'section', 'actions']);
  });

  it('leaves out a link that does not fit rather than break it', () => {
    const links = { ...someFacts().links, panel: `https://grafana.example/${'x'.repeat(2_990)}` };
    const text = textOf(someFacts({ links }));
    expect(text).toContain('|Dashboard>');
    expect(text).toContain('1 too long to show');
  });

  const anyText = fc.string({ unit: fc.constantFrom('a', '&', '<', ' ', '😀', '\n', '|'), maxLength: 5_000 });
  it('keeps every limit of Slack, whatever an alert says', () => {
    const anyFacts = fc.record({
      title: anyText,
      summary: anyText,
      serviceName: anyText,
      statusBy: anyText,
      label: anyText,
    });
    fc.assert(
      fc.property(anyFacts, fc.constantFrom('firing', 'acknowledged', 'resolved'), ({ label, ...texts }, status) => {
        const entry = { at: 0, sentence: texts.summary };
        const over = { ...texts, status, pagedNow: [texts.title], labels: { a: label, [label]: 'b' } };
        for (const block of blocksOf(someFacts({ ...over, timeline: [entry, entry, entry, entry] }))) expectFits(block);
      }),
      { numRuns: 40 },
    );
  });
});

function expectFits(block: Block): void {
  const lengths: [number, number][] = [];
  if (block.type === 'header') lengths.push([block.text.text.length, LIMITS.header]);
  if (block.type === 'section' && 'text' in block) lengths.push([block.text.text.length, LIMITS.section]);
  if (block.type === 'section' && 'fields' in block) {
    expect(block.fields.length).toBeLessThanOrEqual(10);
    for (const field of block.fields) lengths.push([field.text.length, LIMITS.field]);
  }
  if (block.type === 'context') for (const one of block.elements) lengths.push([one.text.length, LIMITS.context]);
  if (block.type === 'actions') for (const one of block.elements) lengths.push([one.text.text.length, LIMITS.button]);
  for (const [length, limit] of lengths) {
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThanOrEqual(limit);
  }
}

describe('threadReply', () => {
  it('says who is paged again, and why', () => {
    expect(threadReply(someFacts())).toBe('🔔 Now paged: *Ana Ünal* (on call in Shop primary)');
  });
  it('tells a notice', () => {
    const purpose = { kind: 'notice', notice: 'resolved', by: 'Ben <3' } as const;
    expect(threadReply(someFacts({ purpose, status: 'resolved' }))).toBe('✅ resolved by Ben &lt;3');
  });
  it('is silent when the message only follows its state', () => {
    expect(threadReply(someFacts({ purpose: { kind: 'update' } }))).toBeNull();
  });
});

it('offers no answer to a test', () => {
  const { blocks, attachments } = plainMessage(someFacts({ purpose: { kind: 'test' } }));
  expect(JSON.stringify([blocks, attachments])).not.toContain('button');
  expect(JSON.stringify(blocks)).toContain('Nobody is paged');
});

describe('a notice about a schedule', () => {
  it('has its words, escaped, and the page as a link', () => {
    const schedule = { id: 'primary', name: '<!channel> & co', zone: 'UTC' };
    const { text, blocks, attachments } = plainMessage(someNews({ schedule }));
    expect(text).toBe('You are on call now in &lt;!channel&gt; &amp; co');
    expect(attachments).toEqual([]);
    expect(JSON.stringify(blocks)).toContain('|The schedule>');
    expect(JSON.stringify(blocks)).toContain('Before: Ana Ünal.');
  });

  it('without an address has no link, and is never longer than Slack takes', () => {
    const open = Array.from({ length: 50 }, (_, number) => {
      return { number, title: 'x'.repeat(900), serviceName: 'checkout', status: 'firing' };
    });
    const { blocks } = plainMessage(someNews({ link: null, open }));
    expect(blocks).toHaveLength(1);
    expect(JSON.stringify(blocks[0]).length).toBeLessThan(LIMITS.section + 200);
  });
});
