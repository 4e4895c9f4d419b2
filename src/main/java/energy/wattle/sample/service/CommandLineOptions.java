package energy.wattle.sample.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Short names of the sample's properties, on the command line only: an environment variable named DATA or FROM means
 * something else.
 */
final class CommandLineOptions implements EnvironmentPostProcessor {

    private static final List<String> VALUES = List.of("data", "speed", "from", "validators");
    private static final List<String> SWITCHES = List.of("fresh", "real-time");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> given = new HashMap<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof CommandLinePropertySource<?> commandLine) {
                VALUES.forEach(name -> add(given, commandLine, name, ""));
                SWITCHES.forEach(name -> add(given, commandLine, name, "true"));
            }
        }
        if (!given.isEmpty()) {
            environment.getPropertySources().addFirst(new MapPropertySource("sampleCommandLine", given));
        }
    }

    private static void add(
            Map<String, Object> given, CommandLinePropertySource<?> commandLine, String name, String alone) {
        if (commandLine.containsProperty(name)) {
            String value = String.valueOf(commandLine.getProperty(name));
            if (value.isEmpty() && alone.isEmpty()) {
                throw new SampleStartException(
                        "--%s needs a value".formatted(name), "Write it behind an equals sign: --%s=…".formatted(name));
            }
            given.put("wattle.sample." + name, value.isEmpty() ? alone : value);
        }
    }
}
