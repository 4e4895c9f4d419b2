package energy.wattle.ledger.core.consensus;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.Hashing;
import java.util.Optional;

/**
 * What the leader of a round signs: which block, and by which certificates it may be proposed. Its hash is E. Source:
 * Ledger, rule 11.
 *
 * @param block hash of the proposed block's header, H
 * @param parent hash of the certificate of the block below; none at height 1
 * @param timeouts hash of TC(h, r − 1); none in round 0
 * @param quorum hash of the QC whose block rule 18 asks for, if it asks for one
 * @param signer position of the round's leader
 */
public record Envelope(
        long height,
        int round,
        Hash block,
        Optional<Hash> parent,
        Optional<Hash> timeouts,
        Optional<Hash> quorum,
        int signer,
        Bytes signature) {

    public Envelope {
        Bounds.place(height, round, signer);
        Bounds.signature(signature);
    }

    /** The signed body; the signer is not part of it, for the round has one leader. */
    Bytes body() {
        return new WireWriter()
                .uint(1, height)
                .uint(2, round)
                .bytes(3, block.bytes())
                .bytes(4, parent.map(Hash::bytes).orElse(Bytes.EMPTY))
                .bytes(5, timeouts.map(Hash::bytes).orElse(Bytes.EMPTY))
                .bytes(6, quorum.map(Hash::bytes).orElse(Bytes.EMPTY))
                .finish();
    }

    /** E: over what is signed, never over the signature. */
    public Hash hash(Hashing hashing) {
        return hashing.tagged("wattle/envelope", body());
    }
}
