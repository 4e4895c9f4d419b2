package energy.wattle.shell.ui;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import energy.wattle.shell.LoginHint;
import java.util.List;

/** The published accounts, beside the log-in form. */
class DemoAccounts extends Section {

    private static final long serialVersionUID = 1;

    DemoAccounts(List<LoginHint> hints) {
        addClassName("wattle-demo-accounts");
        NativeTable table = new NativeTable();
        table.getHead()
                .addRow()
                .add(header("shell.login.demo.role"), header("shell.login.username"), header("shell.login.password"));
        NativeTableBody rows = table.getBody();
        hints.forEach(hint -> rows.add(new NativeTableRow(
                new NativeTableCell(getTranslation(hint.roleKey())), code(hint.username()), code(hint.password()))));
        add(new H2(getTranslation("shell.login.demo")), new Paragraph(getTranslation("shell.login.demo.about")), table);
    }

    private NativeTableHeaderCell header(String key) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation(key));
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    private static NativeTableCell code(String text) {
        return new NativeTableCell(new Code(text));
    }
}
