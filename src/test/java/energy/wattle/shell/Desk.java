package energy.wattle.shell;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import java.util.List;
import java.util.stream.IntStream;

/** What tests of pages read and press, by the words that a person sees. */
public record Desk(SpringBrowserlessTest page) {

    /** @param path with its query, if any */
    public void open(String path) {
        Location location = new Location(path);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    public String title() {
        return page.find(H1.class).single().getText();
    }

    public String answer() {
        return page.find(Answer.class).single().getText();
    }

    public void click(String button) {
        page.test(page.find(Button.class).withText(button).single()).click();
    }

    public TextField field(String label) {
        return page.find(TextField.class)
                .withCondition(field -> label.equals(field.getLabel()))
                .single();
    }

    /** The cells of each row of a table; components among them are told by nothing. */
    public List<String> rows(String label) {
        Grid<?> grid = table(label);
        return IntStream.range(0, page.test(grid).size())
                .mapToObj(row -> String.join(
                        "|",
                        IntStream.range(0, grid.getColumns().size())
                                .mapToObj(column -> page.test(grid).getCellText(row, column))
                                .toList()))
                .toList();
    }

    /** A table by what it has, also one that waits for its turn in a browser. */
    public Grid<?> table(String label) {
        page.find(DataTable.class).all().forEach(table -> table.come());
        return page.find(Grid.class).withAttribute("aria-label", label).single();
    }
}
