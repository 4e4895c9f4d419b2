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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The published accounts by role, beside the log-in form. */
class DemoAccounts extends Section {

    private static final long serialVersionUID = 1;

    DemoAccounts(List<LoginHint> hints) {
        addClassName("wattle-demo-accounts");
        NativeTable table = new NativeTable();
        table.getHead()
                .addRow()
                .add(header("shell.login.demo.role"), header("shell.login.username"), header("shell.login.password"));
        Map<String, List<LoginHint>> byRole = hints.stream()
                .collect(Collectors.groupingBy(LoginHint::roleKey, LinkedHashMap::new, Collectors.toList()));
        byRole.forEach((role, accounts) -> {
            NativeTableBody body = table.addBody();
            accounts.forEach(account -> body.add(row(account)));
            body.getRows().getFirst().addComponentAsFirst(role(role, accounts.size()));
        });
        add(new H2(getTranslation("shell.login.demo")), new Paragraph(getTranslation("shell.login.demo.about")), table);
    }

    private NativeTableRow row(LoginHint account) {
        NativeTableCell name = new NativeTableCell(new Code(account.username()));
        account.aboutKey().ifPresent(about -> name.add(new Paragraph(getTranslation(about))));
        return new NativeTableRow(name, new NativeTableCell(new Code(account.password())));
    }

    private NativeTableHeaderCell role(String key, int accounts) {
        NativeTableHeaderCell cell = header(key);
        cell.getElement().setAttribute("scope", "rowgroup");
        cell.getElement().setAttribute("rowspan", String.valueOf(accounts));
        return cell;
    }

    private NativeTableHeaderCell header(String key) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation(key));
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }
}
