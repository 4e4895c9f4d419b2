package energy.wattle.ledger.service;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.Result;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.MerkleTree;
import energy.wattle.ledger.core.RecordAdmission;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.ResultCodec;
import energy.wattle.ledger.core.Signing;
import energy.wattle.ledger.store.BlockStore.StoredRecord;
import energy.wattle.ledger.store.BlockStore.StoredResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the rows of a block's records and results, each by itself and all against the header. */
final class ContentAudit {

    private final Chain chain;
    private final RecordAdmission admission;
    private final AuditFindings findings;

    ContentAudit(Chain chain, RecordAdmission admission, AuditFindings findings) {
        this.chain = chain;
        this.admission = admission;
        this.findings = findings;
    }

    /** @param senders the state that knows their keys; nothing: signatures are not looked at */
    void checkRecords(BlockHeader header, List<StoredRecord> records, Optional<StateView> senders) {
        for (int i = 0; i < records.size(); i++) {
            StoredRecord stored = records.get(i);
            String row = "record %d".formatted(i);
            findings.demand(
                    MerkleTree.leaf(chain.suite(), stored.content()).equals(stored.leaf()),
                    row,
                    header.height(),
                    "the content is not what it was: it does not hash to the row's leaf");
            findings.decoded(row, header.height(), () -> RecordCodec.decode(stored.content()))
                    .ifPresent(record -> {
                        checkRow(row, header.height(), stored, record);
                        senders.ifPresent(state -> checkSignature(row, header.height(), state, record));
                    });
        }
        List<Hash> leaves = records.stream()
                .map(record -> MerkleTree.leaf(chain.suite(), record.content()))
                .toList();
        findings.demand(
                MerkleTree.root(chain.suite(), leaves).equals(header.recordsRoot()),
                "record",
                header.height(),
                "the block's records are not those of its header (one changed, added or missing)");
    }

    private void checkRow(String row, long height, StoredRecord stored, LedgerRecord record) {
        boolean isAsTold = ChainHashes.record(chain.suite(), record).equals(stored.id())
                && record.kind().number() == stored.kind()
                && record.sender().hash().equals(stored.sender())
                && record.sequence() == stored.sequence();
        findings.demand(isAsTold, row, height, "id, kind, sender or number of the row are not the record's");
    }

    private void checkSignature(String row, long height, StateView state, LedgerRecord record) {
        boolean isSigned = admission
                .sender(state, record.sender())
                .map(sender -> Signing.isSignedBy(chain.suite(), sender.publicKey(), record))
                .orElse(false);
        findings.demand(isSigned, row, height, "the signature is not one of a sender that the chain knew");
    }

    void checkResults(BlockHeader header, List<StoredRecord> records, List<StoredResult> results) {
        List<Optional<String>> voids = new ArrayList<>(
                records.stream().map(any -> Optional.<String>empty()).toList());
        for (int i = 0; i < results.size(); i++) {
            StoredResult stored = results.get(i);
            String row = "result %d".formatted(i);
            findings.demand(
                    MerkleTree.leaf(chain.suite(), stored.content()).equals(stored.leaf()),
                    row,
                    header.height(),
                    "the content is not what it was: it does not hash to the row's leaf");
            findings.decoded(row, header.height(), () -> ResultCodec.decode(stored.content()))
                    .ifPresent(result -> {
                        findings.demand(
                                result.kind().equals(stored.kind()),
                                row,
                                header.height(),
                                "the row's kind is not the result's");
                        if (result.kind().equals(Result.VOID)
                                && result.content() instanceof Result.Plain(Bytes reason)
                                && result.recordIndex() < voids.size()) {
                            voids.set(result.recordIndex(), Optional.of(text(reason)));
                        }
                    });
        }
        List<Hash> leaves = results.stream()
                .map(result -> MerkleTree.leaf(chain.suite(), result.content()))
                .toList();
        findings.demand(
                MerkleTree.root(chain.suite(), leaves).equals(header.resultsRoot()),
                "result",
                header.height(),
                "the block's results are not those of its header (one changed, added or missing)");
        for (int i = 0; i < records.size(); i++) {
            findings.demand(
                    records.get(i).voidReason().equals(voids.get(i)),
                    "record %d".formatted(i),
                    header.height(),
                    "the row's reason for being void is not the block's");
        }
    }

    private static String text(Bytes utf8) {
        return new String(utf8.toArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
