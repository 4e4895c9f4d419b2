package energy.wattle;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The one artifact of all tiers; configuration decides which one an instance is. */
@SpringBootApplication
@Modulithic(systemName = "Wattle", sharedModules = "units")
public class WattleApplication {

    public static void main(String[] args) {
        SpringApplication.run(WattleApplication.class, args);
    }
}
