package energy.wattle.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends in an error once more bytes have come than were agreed. */
public final class LimitedInput extends FilterInputStream {

    private long left;

    /** @param limit how many bytes may come */
    public LimitedInput(InputStream input, long limit) {
        super(input);
        left = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new TooLongException();
        }
    }

    /** More came than was agreed. */
    public static final class TooLongException extends IOException {

        TooLongException() {
            super("the input is longer than agreed");
        }
    }
}
