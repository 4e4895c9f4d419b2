/**
 * What the market tells of itself, to whom, and when: publications on the ledger, and the rules that protect members.
 *
 * <p>{@link energy.wattle.disclosure.Disclosure} is the way in. A publication is a record that is never changed; a
 * correction is a new one that names the old. Source: Market assessment and information disclosure, Disclosure classes.
 */
@ApplicationModule(
        displayName = "Disclosure",
        allowedDependencies = {
            "units",
            "files",
            "shell",
            "ledger",
            "membership",
            "metering",
            "trading",
            "settlement",
            "assessment"
        })
package energy.wattle.disclosure;

import org.springframework.modulith.ApplicationModule;
