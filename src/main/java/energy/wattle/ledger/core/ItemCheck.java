package energy.wattle.ledger.core;

import static energy.wattle.ledger.core.ProofVerifier.broken;
import static energy.wattle.ledger.core.ProofVerifier.demand;
import static energy.wattle.ledger.core.ProofVerifier.read;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Proof;
import energy.wattle.ledger.ProofVerdict;
import energy.wattle.ledger.ProofVerdict.Step;
import energy.wattle.ledger.RecordKey;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.SealedPayload;
import java.util.Optional;

/**
 * The part of a proof that leads from a block down to one record or result, and into its payload.
 *
 * @param block proved to be final
 */
record ItemCheck(CryptoSuite suite, Proof proof, BlockHeader block) {

    /** @param where the block stands, in words */
    ProofVerdict.Verified verified(String where) {
        return switch (proof.kind()) {
            case RECORD -> record(where);
            case RESULT -> result(where);
        };
    }

    private ProofVerdict.Verified record(String where) {
        demand(
                ProofParts.root(suite, proof.item()).equals(block.recordsRoot()),
                Step.INCLUSION,
                "the record is not among the block's");
        LedgerRecord record =
                read(Step.INCLUSION, () -> RecordCodec.decode(proof.item().leaf()));
        demand(record.chain().equals(block.chain()), Step.INCLUSION, "the record is for another chain");
        demand(
                suite.isSigningKey(proof.senderKey()) && Signing.isSignedBy(suite, proof.senderKey(), record),
                Step.SENDER,
                "the record is not signed by this key");
        String what = "%s record, number %d of the key %s, %s"
                .formatted(record.kind(), record.sequence(), record.sender(), where);
        return new ProofVerdict.Verified(what, record.kind().name(), recordPlaintext(record));
    }

    private Optional<Bytes> recordPlaintext(LedgerRecord record) {
        if (!record.kind().isSealed()) {
            return unencrypted(record.payload());
        }
        return proof.disclosed().map(key -> disclosed(key, record));
    }

    private Bytes disclosed(RecordKey key, LedgerRecord record) {
        SealedPayload sealed = read(Step.DISCLOSURE, () -> RecordCodec.decodeSealed(record.payload()));
        Sealing.RecordContext context =
                new Sealing.RecordContext(record.chain(), sealed.session(), record.sender(), record.sequence());
        return new Sealing(suite)
                .openRecord(key, context, sealed)
                .orElseThrow(() -> broken(Step.DISCLOSURE, "the key is not the record's"));
    }

    private ProofVerdict.Verified result(String where) {
        demand(
                ProofParts.root(suite, proof.item()).equals(block.resultsRoot()),
                Step.INCLUSION,
                "the result is not among the block's");
        demand(proof.senderKey().isEmpty(), Step.SENDER, "a result is computed and has no sender");
        Result result =
                read(Step.INCLUSION, () -> ResultCodec.decode(proof.item().leaf()));
        Optional<Bytes> plaintext = switch (result.content()) {
            case Result.Plain plain -> unencrypted(plain.payload());
            case Result.Encrypted encrypted ->
                proof.disclosed().map(key -> disclosed(key, result.kind(), encrypted.payload()));
        };
        return new ProofVerdict.Verified(result.kind() + " result, " + where, result.kind(), plaintext);
    }

    private Bytes disclosed(RecordKey key, String kind, SealedPayload sealed) {
        return new Sealing(suite)
                .openResult(key, block.chain(), block.height(), kind, sealed)
                .orElseThrow(() -> broken(Step.DISCLOSURE, "the key is not the result's"));
    }

    private Optional<Bytes> unencrypted(Bytes payload) {
        demand(proof.disclosed().isEmpty(), Step.DISCLOSURE, "the payload is not encrypted and needs no key");
        return Optional.of(payload);
    }
}
