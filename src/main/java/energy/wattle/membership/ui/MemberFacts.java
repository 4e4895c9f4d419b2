package energy.wattle.membership.ui;

import com.vaadin.flow.component.html.Div;
import energy.wattle.membership.MemberDesk.MemberFile;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Resource;
import energy.wattle.shell.DataTable;
import energy.wattle.shell.FactList;
import energy.wattle.shell.Formats;

/** Who a participant is and what it has. */
class MemberFacts extends Div {

    private static final long serialVersionUID = 1;

    MemberFacts(MemberFile file) {
        MemberWords words = new MemberWords(this, Formats.in(getLocale()));
        Participant participant = file.participant();
        FactList facts = new FactList()
                .fact(words.of("member.id"), participant.id().code())
                .fact(words.of("member.zone"), file.zone().name())
                .fact(
                        words.of("member.person"),
                        words.of(participant.isNaturalPerson() ? "member.natural" : "member.firm"))
                .fact(words.of("member.connection"), words.connection(participant))
                .fact(
                        words.of("member.from"),
                        words.instant(participant.registeredFrom(), file.zone().timeZone()));
        participant
                .leftAt()
                .ifPresent(left -> facts.fact(
                        words.of("member.left"), words.instant(left, file.zone().timeZone())));
        if (!file.accounts().isEmpty()) {
            facts.fact(words.of("member.accounts"), String.join(", ", file.accounts()));
        }
        file.contact()
                .ifPresent(contact ->
                        facts.fact(words.of("member.contact"), (contact.name() + " " + contact.email()).strip()));
        DataTable<Resource> resources = new DataTable<Resource>(
                        words.of("member.resources"), words.of("member.resources.none"))
                .text(words.of("resource.name"), Resource::name)
                .text(words.of("resource.kind"), resource -> words.kind(resource.kind()))
                .number(
                        words.of("resource.capacity-field"),
                        resource -> words.formats().amount(resource.installed().value(), 3))
                .text(
                        words.of("resource.class"),
                        resource -> words.of(resource.isRenewable() ? "resource.renewable" : "resource.conventional"));
        resources.show(participant.resources());
        add(facts, resources);
    }
}
