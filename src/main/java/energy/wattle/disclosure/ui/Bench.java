package energy.wattle.disclosure.ui;

import energy.wattle.disclosure.Audiences;
import energy.wattle.disclosure.Disclosure;
import energy.wattle.membership.Members;
import energy.wattle.shell.Readers;
import org.springframework.stereotype.Component;

/** What both pages of publications ask. */
@Component
record Bench(Disclosure disclosure, Audiences audiences, Readers readers, Members members) {

    /** Times are told in the zone's. */
    TimeZones timeZones() {
        return new TimeZones(members.zones());
    }
}
