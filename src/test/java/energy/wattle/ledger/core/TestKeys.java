package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.RecordKind;
import java.util.List;

/** Keys that follow from names, and what is signed and sealed with them. */
final class TestKeys {

    final CryptoSuite suite;
    private long seeds;

    TestKeys(CryptoSuite suite) {
        this.suite = suite;
    }

    Bytes secret(String name) {
        return suite.hash(Bytes.ofUtf8("secret of " + name).toArray()).bytes();
    }

    Bytes publicKey(String name) {
        return suite.signingKey(secret(name));
    }

    KeyId id(String name) {
        return ChainHashes.keyId(suite, publicKey(name));
    }

    LedgerHarness.SessionPair pair(String session) {
        Hpke hpke = new Hpke(suite);
        Bytes secret = hpke.deriveSecret(secret("session/" + session));
        return new LedgerHarness.SessionPair(hpke.publicKey(secret), secret);
    }

    /** @param session empty for the epoch's key */
    Bytes sealed(ChainId chain, String signer, long sequence, String session, Bytes key, Bytes payload) {
        Sealing.RecordContext context = new Sealing.RecordContext(chain, session, id(signer), sequence);
        return new Sealing(suite)
                .sealTo(key, secret("seed %s %d".formatted(chain, seeds++)), context, payload)
                .map(RecordCodec::encode)
                .orElseThrow();
    }

    LedgerRecord signed(
            ChainId chain, String signer, RecordKind kind, long sequence, long expiryHeight, Bytes payload) {
        return Signing.signed(
                suite,
                secret(signer),
                new LedgerRecord(1, chain, kind, id(signer), sequence, expiryHeight, payload, Bytes.of(new byte[64])));
    }

    /** Without wraps: the harness's node knows the key. */
    NodeRecord.EpochKey epochKey(ChainId chain, long epoch) {
        EpochKeys keys = new EpochKeys(suite);
        Bytes key = epochSecret(epoch);
        return new NodeRecord.EpochKey(
                epoch, keys.commitment(chain, epoch, key), keys.publicKey(chain, epoch, key), List.of());
    }

    Bytes epochSecret(long epoch) {
        return secret("epoch " + epoch);
    }
}
