package energy.wattle.ledger;

import energy.wattle.units.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The instances that make up a market, and how others join them, take their place or leave while it runs: with a token
 * that an administrator issues here, of which each counts once. Every call needs the role.
 */
public interface Enrolments {

    /** How long a token can be used. */
    Duration LIFETIME = Duration.ofHours(24);

    /** Tokens that are listed. */
    int LISTED = 50;

    /** What joins. The cloud does not: it is where others join. */
    enum Tier {
        CLOUD,
        EDGE_CLUSTER,
        GATEWAY
    }

    /** How an instance came to be what it is. */
    enum Standing {
        /** The founding document names it. */
        FOUNDING,
        /** It was enrolled, or another machine was in its place. */
        ENROLLED,
        /** It is none of the market's any more. */
        RETIRED
    }

    /**
     * An instance.
     *
     * @param zone nothing for the cloud
     * @param node its node's name on the chain on which it votes
     * @param isVoting whether the node votes there now
     * @param linkedSince since when this instance has a link to it; others may be linked by way of an edge cluster
     * @param certificateUntil end of the certificate that it got here; nothing where it was made with the founding
     */
    record Instance(
            String name,
            Tier tier,
            Optional<NodeId> zone,
            NodeId node,
            Standing standing,
            boolean isVoting,
            Optional<Instant> linkedSince,
            Optional<Instant> certificateUntil) {}

    /** What became of a token. */
    enum TokenState {
        OPEN,
        USED,
        EXPIRED,
        REVOKED
    }

    /** @param instance name of the one that it lets in */
    record Token(long id, String instance, TokenState state, String issuedBy, Instant issuedAt, Instant expiresAt) {}

    /** Why nobody can be enrolled here; nothing if it is possible. */
    Optional<Problem> obstacle();

    /** By tier, zone and name. */
    List<Instance> instances();

    /** The newest first, {@value #LISTED} at most. */
    List<Token> tokens();

    /** The trading zones for which instances can be enrolled, by name. */
    List<NodeId> zones();

    /**
     * Issues a token; one that is open for the same instance is revoked. A node that has been evicted votes again with
     * it: the administrator has reviewed the case.
     *
     * @param node for a gateway the participant's code, for an edge cluster its zone's name
     */
    Answer issue(Tier tier, NodeId zone, String node);

    /** Revokes an open token. */
    Answer revoke(long token);

    /** Orders that a gateway is none of the market's any more: nobody is linked to it, and its node votes no more. */
    Answer retire(String instance, String reason);

    /** What became of it. */
    sealed interface Answer {}

    /** @param text of the token, which is shown once: here its secret is not kept */
    record Issued(String text, String instance, Instant expiresAt) implements Answer {}

    record Done() implements Answer {}

    /** @param problems all of them; nothing was done */
    record Refused(List<Problem> problems) implements Answer {

        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
