import { BlockList } from 'node:net';

/** Loopback, link-local (cloud metadata lives there), private, shared and unspecified networks (RFC 6890). */
const PRIVATE_SUBNETS: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['::', 127, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
];
const privateNetworks = new BlockList();
for (const [network, prefix, family] of PRIVATE_SUBNETS) privateNetworks.addSubnet(network, prefix, family);

/** Whether an address is one of a private network; also an IPv4 one that is written as IPv6. */
export function isPrivateAddress({ address, family }: { readonly address: string; readonly family: number }): boolean {
  return privateNetworks.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
