package energy.wattle.ledger;

import java.util.regex.Pattern;

/**
 * What one of the instance's keys is for, as {@code participant/Z1-CL1}: role and owner. Every name has its own key.
 *
 * @param path 1 to 200 printable characters
 */
public record KeyName(String path) implements Comparable<KeyName> {

    private static final Pattern PATH = Pattern.compile("\\P{Cntrl}{1,200}");

    public KeyName {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("a key's name has 1 to 200 printable characters");
        }
    }

    /** The key of this role and owner. */
    public static KeyName of(String role, String owner) {
        return new KeyName(role + "/" + owner);
    }

    @Override
    public int compareTo(KeyName other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
