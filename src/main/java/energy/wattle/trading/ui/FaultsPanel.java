package energy.wattle.trading.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import energy.wattle.files.Fault;
import energy.wattle.files.Faults;
import energy.wattle.shell.DataTable;
import energy.wattle.trading.WorkbenchOutcome.Refused;
import energy.wattle.units.Problem;

/** Why a file was refused: each fault with its line, and that nothing else on the page has changed. */
class FaultsPanel extends Section {

    private static final long serialVersionUID = 1;

    private final H2 title = new H2();
    private final DataTable<Fault> table;

    FaultsPanel() {
        addClassNames("workbench-section", "workbench-faults");
        getElement().setAttribute("role", "alert");
        table = new DataTable<Fault>(getTranslation("trading.workbench.faults"), "")
                .number(getTranslation("trading.workbench.fault.line"), fault -> String.valueOf(fault.line()))
                .text(getTranslation("trading.workbench.fault.field"), Fault::field)
                .text(getTranslation("trading.workbench.fault.value"), Fault::value)
                .wide(getTranslation("trading.workbench.fault.problem"), fault -> text(fault.problem()));
        add(title, new Paragraph(getTranslation("trading.workbench.faults.next")), table);
        setVisible(false);
    }

    void show(Refused refused) {
        int count = refused.faults().size();
        title.setText(
                count < Faults.LIMIT
                        ? getTranslation("trading.workbench.refused", refused.fileName(), count)
                        : getTranslation("trading.workbench.refused.many", refused.fileName(), count));
        table.show(refused.faults());
        setVisible(true);
    }

    void clear() {
        setVisible(false);
    }

    private String text(Problem problem) {
        return getTranslation(problem.key(), problem.arguments().toArray());
    }
}
