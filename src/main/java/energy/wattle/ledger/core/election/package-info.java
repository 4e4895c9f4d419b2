/**
 * Who may vote and who leads, as state of the chain: election by communication time, missed turns, resting, evidence,
 * eviction, readmission. Source: Ledger, rules 4 to 10 and 20 to 28. What a vote is, the consensus says.
 */
@NamedInterface("protocol")
package energy.wattle.ledger.core.election;

import org.springframework.modulith.NamedInterface;
