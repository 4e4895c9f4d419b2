/**
 * Links between Wattle's processes, and the deployment's own certificate authority. Source: decision 0081.
 *
 * <p>{@link energy.wattle.ledger.wire.peer.PeerLinks} keeps one link to each neighbour in the tree of processes and
 * carries {@link energy.wattle.ledger.wire.peer.Frame frames} over it.
 * {@link energy.wattle.ledger.wire.peer.PeerIdentity} is what a process shows and demands in a handshake;
 * {@link energy.wattle.ledger.wire.peer.DeploymentAuthority} issues it. What frames say is signed by whoever says it,
 * above: a link is trusted to delay or lose, never to speak for others.
 */
package energy.wattle.ledger.wire.peer;
