package energy.wattle.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: the version that the build recorded in the artifact. */
public final class CommandVersion implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream input = CommandVersion.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (input != null) {
                build.load(input);
            }
        }
        return new String[] {"Wattle " + build.getProperty("build.version", "(unpackaged)")};
    }
}
