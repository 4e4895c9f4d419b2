package energy.wattle.ledger.service;

import energy.wattle.ledger.Block;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.Signatures;
import energy.wattle.ledger.core.Signing;
import energy.wattle.ledger.core.consensus.CertificateCheck;
import energy.wattle.ledger.core.consensus.Envelope;
import energy.wattle.ledger.core.consensus.HeightTerms;
import energy.wattle.ledger.core.consensus.Message;
import energy.wattle.ledger.core.consensus.MessageCheck;
import energy.wattle.ledger.core.consensus.Rules;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a node has checked of what others signed, or all nodes of this process together where they share it: messages,
 * certificates and records, each once. For one thread at a time.
 */
final class NodeChecks implements Signatures {

    /** Two full blocks of records; the half that was used last is kept. */
    private static final int MOST = 20_000;

    private final CryptoSuite suite;
    private final CheckedSignatures signatures;
    private final MessageCheck messages;
    private final CertificateCheck certificates;
    private Set<LedgerRecord> recent = new HashSet<>();
    private Set<LedgerRecord> older = new HashSet<>();

    NodeChecks(CryptoSuite suite) {
        this.suite = suite;
        signatures = new CheckedSignatures(suite);
        messages = MessageCheck.of(Rules.SAFE, signatures);
        certificates = new CertificateCheck(Rules.SAFE, signatures);
    }

    CheckedSignatures signatures() {
        return signatures;
    }

    boolean isLeaders(HeightTerms terms, Envelope envelope) {
        return messages.isLeaders(terms, envelope);
    }

    MessageCheck.Check check(HeightTerms terms, Message message) {
        return messages.check(terms, message);
    }

    boolean holds(HeightTerms terms, Block block, Certificate certificate) {
        return certificate.height() == terms.height()
                && certificate.block().equals(ChainHashes.block(suite, block.header()))
                && certificates.holds(terms.scope(), terms.electorate().validators(), certificate);
    }

    /** Counts records as checked: this process checked them when they came. */
    void trust(List<LedgerRecord> records) {
        records.forEach(this::remember);
    }

    /**
     * Checks those of the records that have not been checked yet, on all cores; bad ones are left to whoever executes
     * them.
     *
     * @param senders the public key of a sender, as the state has it
     */
    void ahead(List<LedgerRecord> records, Function<KeyId, Optional<Bytes>> senders) {
        List<LedgerRecord> unknown =
                records.stream().filter(record -> !isKnown(record)).toList();
        if (unknown.isEmpty()) {
            return;
        }
        // The state is read by one thread; only the signatures, which take the time, are checked by all.
        List<Optional<Bytes>> keys =
                unknown.stream().map(record -> senders.apply(record.sender())).toList();
        List<Integer> good = IntStream.range(0, unknown.size())
                .parallel()
                .filter(place -> keys.get(place)
                        .filter(key -> Signing.isSignedBy(suite, key, unknown.get(place)))
                        .isPresent())
                .boxed()
                .collect(Collectors.toList());
        good.forEach(place -> remember(unknown.get(place)));
    }

    @Override
    public boolean areGood(Bytes publicKey, LedgerRecord record) {
        // A record is known by the key that its sender's id is the hash of: there is no other.
        return isKnown(record) || Signing.isSignedBy(suite, publicKey, record);
    }

    boolean isKnown(LedgerRecord record) {
        return recent.contains(record) || older.contains(record);
    }

    private void remember(LedgerRecord record) {
        if (recent.size() >= MOST) {
            older = recent;
            recent = new HashSet<>();
        }
        recent.add(record);
    }
}
