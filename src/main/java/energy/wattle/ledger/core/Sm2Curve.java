package energy.wattle.ledger.core;

import energy.wattle.ledger.Bytes;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** The curve sm2p256v1, its secrets (32 bytes) and its points (65 bytes, uncompressed). */
final class Sm2Curve {

    static final int POINT_LENGTH = 65;

    /** The custom curve is 5 times as fast as the generic one of GMNamedCurves. */
    static final ECDomainParameters DOMAIN = domain();

    private static final int SECRET_LENGTH = 32;
    private static final byte UNCOMPRESSED = 4;

    private Sm2Curve() {}

    /** Whether the bytes are a number from 1 to n − 2, as SM2 signatures need. */
    static boolean isSecret(Bytes secret) {
        BigInteger scalar = new BigInteger(1, secret.toArray());
        return secret.length() == SECRET_LENGTH
                && scalar.signum() > 0
                && scalar.compareTo(DOMAIN.getN().subtract(BigInteger.ONE)) < 0;
    }

    /** @throws IllegalArgumentException if the bytes are no secret */
    static BigInteger scalar(Bytes secret) {
        if (!isSecret(secret)) {
            throw new IllegalArgumentException("an SM2 secret is a number from 1 to n - 2 in 32 bytes");
        }
        return new BigInteger(1, secret.toArray());
    }

    static Bytes publicKey(Bytes secret) {
        ECPoint point = new FixedPointCombMultiplier().multiply(DOMAIN.getG(), scalar(secret));
        return Bytes.of(point.normalize().getEncoded(false));
    }

    /** The point, or nothing where the bytes are none on the curve. Every point is in the prime-order group. */
    static Optional<ECPoint> point(Bytes encoded) {
        byte[] bytes = encoded.toArray();
        if (bytes.length != POINT_LENGTH || bytes[0] != UNCOMPRESSED) {
            return Optional.empty();
        }
        try {
            return Optional.of(DOMAIN.getCurve().decodePoint(bytes)).filter(ECPoint::isValid);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ECDomainParameters domain() {
        X9ECParameters curve = CustomNamedCurves.getByName("sm2p256v1");
        return new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
    }
}
