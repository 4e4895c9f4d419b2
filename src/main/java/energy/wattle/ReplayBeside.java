package energy.wattle;

import energy.wattle.ledger.ReplayProgram;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.stereotype.Component;

/**
 * {@code ./wattle replay} as a process of its own, started as this instance was, with a heap of its own, and behind
 * everything else that wants the processor.
 */
@Component
class ReplayBeside implements ReplayProgram {

    private static final Path NICE = Path.of("/usr/bin/nice");

    private final List<String> arguments;

    /** @param started with what; nothing for a context that no application started */
    ReplayBeside(ObjectProvider<ApplicationArguments> started) {
        arguments = started.stream()
                .flatMap(given -> Arrays.stream(given.getSourceArgs()))
                .toList();
    }

    @Override
    public List<String> command(Path report) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "19"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-D"))
                .forEach(command::add);
        String classes = System.getProperty("java.class.path");
        if (classes.endsWith(".jar") && !classes.contains(File.pathSeparator)) {
            command.addAll(List.of("-jar", classes));
        } else {
            command.addAll(List.of("-cp", withoutTests(classes), WattleApplication.class.getName()));
        }
        command.add("replay");
        command.addAll(arguments);
        command.add(OperatorCommand.REPORT + report);
        return command;
    }

    /** A test's own classes would be taken for parts of the application. */
    private static String withoutTests(String classes) {
        return Stream.of(classes.split(File.pathSeparator, -1))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
