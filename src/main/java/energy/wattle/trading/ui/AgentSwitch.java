package energy.wattle.trading.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import java.util.Optional;
import java.util.function.Consumer;

/** "An agent declares for me"; not there where there is no agent. */
class AgentSwitch extends Checkbox {

    private static final long serialVersionUID = 1;

    AgentSwitch(Consumer<Boolean> switched) {
        setLabel(getTranslation("trading.declare.agent"));
        setHelperText(getTranslation("trading.declare.agent.about"));
        setVisible(false);
        addValueChangeListener(change -> {
            if (change.isFromClient()) {
                switched.accept(change.getValue());
            }
        });
    }

    void show(Optional<Boolean> declares) {
        setVisible(declares.isPresent());
        declares.ifPresent(this::setValue);
    }
}
