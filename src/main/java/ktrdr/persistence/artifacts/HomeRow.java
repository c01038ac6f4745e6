package ktrdr.persistence.artifacts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.util.Set;
import java.util.stream.Collectors;
import ktrdr.sessions.admission.HomeStore;

/** One row of {@code server_homes}. */
@Entity
@Table(name = "server_homes")
public class HomeRow {
  @Id private String node;

  @Column(name = "home_path")
  private String path;

  /** One line per entry. */
  @Lob private String bars;

  static HomeRow of(HomeStore.Home home) {
    HomeRow row = new HomeRow();
    row.node = home.node();
    row.path = home.path();
    row.bars = String.join("\n", home.bars());
    return row;
  }

  HomeStore.Home toHome() {
    Set<String> lines = bars.lines().filter(l -> !l.isEmpty()).collect(Collectors.toSet());
    return new HomeStore.Home(node, path, lines);
  }
}
