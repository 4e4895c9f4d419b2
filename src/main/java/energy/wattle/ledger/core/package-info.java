/**
 * What decides in the ledger: pure functions and immutable values. Other modules see it as the named interface
 * {@code protocol}, which the laboratory alone may use: it runs the very code that production runs.
 */
@NamedInterface("protocol")
package energy.wattle.ledger.core;

import org.springframework.modulith.NamedInterface;
