package energy.wattle.shell;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/**
 * Asks before something is lost. Its button is named by what it does; escape and the other button leave all as it is.
 */
public final class Confirmation extends ConfirmDialog {

    private static final long serialVersionUID = 1;

    /**
     * @param question in a few words, as "Withdraw this declaration?"
     * @param loss what will be lost, and whether it can be undone
     * @param action the button's name, as "Withdraw"
     */
    public Confirmation(String question, String loss, String action, Runnable confirmed) {
        setHeader(question);
        setText(loss);
        setCancelable(true);
        setCancelText(getTranslation("shell.confirm.keep"));
        setConfirmText(action);
        setConfirmButtonTheme("error primary");
        addConfirmListener(event -> confirmed.run());
    }
}
