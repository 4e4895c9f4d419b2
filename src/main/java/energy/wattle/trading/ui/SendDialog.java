package energy.wattle.trading.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import energy.wattle.trading.Session;
import energy.wattle.trading.TypedAnswer;

/** What is going to be sent, in a sentence or two, before it is. */
class SendDialog extends Dialog {

    private static final long serialVersionUID = 1;

    SendDialog(DeclareWords words, Session session, TypedAnswer.Ready ready, boolean replaces, Runnable send) {
        setHeaderTitle(words.of("summary", words.session(session)));
        add(new Paragraph(words.of(
                "summary.orders",
                ready.orders(),
                ready.intervals(),
                words.formats().energy(ready.sold()),
                words.formats().energy(ready.bought()))));
        add(new Paragraph(words.of("summary.gate", words.gate(session))));
        if (replaces) {
            add(new Paragraph(words.of("summary.replaces")));
        }
        if (!ready.awaiting().isEmpty()) {
            add(new Paragraph(words.of("summary.awaiting", ready.awaiting().size())));
        }
        Button sending = new Button(words.of("send", ready.orders(), words.session(session)), click -> {
            close();
            send.run();
        });
        sending.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        sending.setDisableOnClick(true);
        Button back = new Button(words.of("summary.back"), click -> close());
        back.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        getFooter().add(back, sending);
    }
}
