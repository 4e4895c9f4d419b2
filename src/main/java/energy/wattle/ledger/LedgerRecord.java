package energy.wattle.ledger;

/**
 * One fact that a sender puts on a chain. Source: Ledger, Records, blocks, proofs.
 *
 * @param version protocol version that it is signed under, from 1
 * @param chain the chain that it is for
 * @param sender the key that signs it
 * @param sequence above the key's last final one, from 1; gaps are allowed
 * @param expiryHeight last height at which it may stand in a block, from 1
 * @param payload what the kind's contract reads; up to {@link Limits#PAYLOAD_LENGTH} bytes
 * @param signature of {@link Limits#SIGNATURE_LENGTH} bytes, over everything above
 */
public record LedgerRecord(
        int version,
        ChainId chain,
        RecordKind kind,
        KeyId sender,
        long sequence,
        long expiryHeight,
        Bytes payload,
        Bytes signature) {

    public LedgerRecord {
        Checks.version(version);
        Checks.atLeast("sequence number", sequence, 1);
        Checks.atLeast("expiry height", expiryHeight, 1);
        Checks.atMost("payload length", payload.length(), Limits.PAYLOAD_LENGTH);
        Checks.signature(signature);
    }
}
