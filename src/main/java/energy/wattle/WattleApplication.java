package energy.wattle;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The one artifact of all tiers; configuration decides which one an instance is. */
@SpringBootApplication
@Modulithic(systemName = "Wattle", sharedModules = "units")
public class WattleApplication {

    /** Starts an instance, rehearses its start, or runs the operator's command that the first argument names. */
    public static void main(String[] args) {
        if (args.length > 0 && OperatorCommand.NAMES.contains(args[0])) {
            System.exit(OperatorCommand.run(args[0], Arrays.asList(args).subList(1, args.length)));
        }
        if (args.length > 0 && args[0].equals(Rehearsal.NAME)) {
            System.exit(Rehearsal.run(Arrays.stream(args).skip(1)));
        }
        SpringApplication.run(WattleApplication.class, args);
    }
}
