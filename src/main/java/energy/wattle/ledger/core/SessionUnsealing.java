package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.Unsealing;
import java.util.Optional;

/** Opens what was sealed to a session on one chain. Source: Ledger, Sealed until the gate. */
public final class SessionUnsealing implements Unsealing {

    private final Hpke hpke;
    private final Sealing sealing;
    private final ChainId chain;

    public SessionUnsealing(CryptoSuite suite, ChainId chain) {
        hpke = new Hpke(suite);
        sealing = new Sealing(suite);
        this.chain = chain;
    }

    @Override
    public boolean isPair(Bytes publicKey, Bytes secret) {
        if (secret.length() != Hash.LENGTH) {
            return false;
        }
        try {
            return hpke.publicKey(secret).equals(publicKey);
        } catch (IllegalArgumentException e) {
            return false; // not every string of 32 bytes is a secret of the SM2 curve
        }
    }

    @Override
    public Optional<Bytes> open(Bytes secret, String session, KeyId sender, long sequence, Bytes sealedPayload) {
        try {
            return sealing.openWith(
                            secret,
                            new Sealing.RecordContext(chain, session, sender, sequence),
                            RecordCodec.decodeSealed(sealedPayload))
                    .map(Sealing.Opened::plaintext);
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
