package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Draft;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.Sealing;
import energy.wattle.ledger.core.Sealing.RecordContext;
import energy.wattle.ledger.core.Signing;
import energy.wattle.ledger.store.PendingStore;
import energy.wattle.ledger.store.PendingStore.PendingRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes records of drafts for one chain: numbers, seals, signs and stores them. */
final class Submission {

    private static final Bytes UNSIGNED = Bytes.of(new byte[Limits.SIGNATURE_LENGTH]);

    private final Chain chain;
    private final DerivedKeystore keystore;
    private final PendingStore pending;

    Submission(Chain chain, DerivedKeystore keystore, PendingStore pending) {
        this.chain = chain;
        this.keystore = keystore;
        this.pending = pending;
    }

    /**
     * Stores the records of these drafts, all of this chain.
     *
     * @param expiryHeight of all of them
     * @param epochKey public key that records for the epoch's members are sealed to
     * @return them, in the same order
     */
    List<PendingRecord> submit(List<Draft> drafts, long expiryHeight, EpochKey epochKey) {
        long[] sequences = numbers(drafts);
        // Sealing and signing take most of a millisecond each, and are independent of one another.
        List<PendingRecord> records = IntStream.range(0, drafts.size())
                .parallel()
                .mapToObj(i -> record(drafts.get(i), sequences[i], expiryHeight, epochKey))
                .toList();
        pending.add(chain.number(), records);
        return records;
    }

    /** Where the public key of the epoch in force comes from; asked only if a draft needs it. */
    interface EpochKey {

        Bytes publicKey();
    }

    private long[] numbers(List<Draft> drafts) {
        Map<Hash, Integer> counts = new HashMap<>();
        drafts.forEach(draft -> counts.merge(sender(draft), 1, Integer::sum));
        Map<Hash, Long> next = pending.takeNumbers(chain.number(), counts);
        return drafts.stream()
                .mapToLong(draft -> next.merge(sender(draft), 1L, Long::sum) - 1)
                .toArray();
    }

    private Hash sender(Draft draft) {
        return keystore.keyId(draft.signer()).hash();
    }

    private PendingRecord record(Draft draft, long sequence, long expiryHeight, EpochKey epochKey) {
        CryptoSuite suite = chain.suite();
        KeyId sender = keystore.keyId(draft.signer());
        LedgerRecord unsigned = new LedgerRecord(
                chain.genesis().version(),
                chain.id(),
                draft.kind(),
                sender,
                sequence,
                expiryHeight,
                payload(draft, sender, sequence, epochKey),
                UNSIGNED);
        LedgerRecord signed = Signing.signed(suite, keystore.signingSecret(draft.signer()), unsigned);
        return new PendingRecord(
                ChainHashes.record(suite, signed), draft.kind().number(), sender.hash(), RecordCodec.encode(signed));
    }

    private Bytes payload(Draft draft, KeyId sender, long sequence, EpochKey epochKey) {
        return switch (draft.target()) {
            case Draft.Everyone everyone -> draft.payload();
            case Draft.Epoch epoch ->
                sealed(draft, new RecordContext(chain.id(), "", sender, sequence), epochKey.publicKey());
            case Draft.SessionHolders holders ->
                sealed(draft, new RecordContext(chain.id(), holders.session(), sender, sequence), holders.publicKey());
        };
    }

    private Bytes sealed(Draft draft, RecordContext context, Bytes recipient) {
        return new Sealing(chain.suite())
                .sealTo(recipient, keystore.seed(), context, draft.payload())
                .map(RecordCodec::encode)
                .orElseThrow(
                        () -> new IllegalArgumentException("%s is sealed to no sound key".formatted(draft.kind())));
    }
}
