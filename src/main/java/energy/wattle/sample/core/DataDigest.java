package energy.wattle.sample.core;

import energy.wattle.ledger.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells data sets apart: a hash of all that is in one. */
public final class DataDigest {

    private DataDigest() {}

    /** 32 bytes. */
    public static Bytes of(DataSet data) {
        MessageDigest digest = sha256();
        update(digest, data.timeZone().getId());
        digest.update(number(data.start().getEpochSecond()));
        update(digest, data.tariff().purchase());
        update(digest, data.tariff().feedIn());
        for (MeteringPoint point : data.points()) {
            update(digest, point.id());
            update(digest, point.zone().code());
            update(digest, point.kind().code());
            update(digest, point.site().orElse(""));
            digest.update(number(point.installed().value()));
            PointSeries series = data.of(point);
            update(digest, series.actual());
            update(digest, series.dayAhead());
            update(digest, series.intraday());
        }
        return Bytes.of(digest.digest());
    }

    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(number(bytes.length));
        digest.update(bytes);
    }

    private static void update(MessageDigest digest, Series series) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(number(series.length()));
        for (int i = 0; i < series.length(); i++) {
            bytes.writeBytes(number(series.at(i)));
        }
        digest.update(bytes.toByteArray());
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
