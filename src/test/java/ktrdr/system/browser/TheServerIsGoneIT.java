package ktrdr.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import ktrdr.system.Agent;
import ktrdr.system.LeavesIdle;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.SharedServer;
import ktrdr.system.crash.Signals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page that is left open claims nothing of a server that it can't hear. */
@Tag("browser")
@ExtendWith({LeavesIdle.class, Browser.Shared.class})
class TheServerIsGoneIT {
  private final OwnServer server;
  private final Browser browser;
  private final URI page;

  private Run run;

  TheServerIsGoneIT(Browser browser) {
    this.server = SharedServer.running();
    this.browser = browser;
    this.page = server.api().server().resolve("/");
  }

  @BeforeEach
  void a_session_is_at_work_on_the_page() {
    run = new Agent(server.api()).startIn(Phase.DESIGNING);
  }

  @Test
  void of_a_server_that_hangs_nothing_stays_running_until_it_answers_again() {
    browser.open(page);
    PageIT.await("its card", () -> browser.text("#active"), text -> text.contains("running"));
    Signals.freeze(server);
    try {
      saysThatNobodyAnswers();
      PageIT.await("the card", () -> browser.text("#active"), text -> text.contains("last seen"));
      assertThat(browser.count("#start[inert]")).isEqualTo(1);
    } finally {
      Signals.thaw(server);
    }
    PageIT.await("live", () -> browser.text("#connection"), "live"::equals);
    PageIT.await("its card", () -> browser.text("#active"), text -> !text.contains("last seen"));
  }

  @Test
  void of_a_server_that_died_nothing_stays_running_until_it_is_back() {
    browser.open(page.resolve("#/sessions/" + run.session()));
    PageIT.await("the tree", () -> browser.text("#tree"), text -> text.contains("running"));
    server.kill();
    saysThatNobodyAnswers();
    PageIT.await("the tree", () -> browser.text("#tree"), text -> text.contains("last seen"));
    assertThat(browser.text("#tree").replace("last seen running", "")).doesNotContain("running");
    assertThat(browser.count("#actions[inert]")).isEqualTo(1);
    server.start();
    PageIT.await("live", () -> browser.text("#connection"), "live"::equals);
    PageIT.await("the tree", () -> browser.text("#tree"), text -> !text.contains("last seen"));
  }

  private void saysThatNobodyAnswers() {
    PageIT.await("the loss", () -> browser.text("#connection"), t -> t.contains("not answered"));
    PageIT.await("the title", browser::title, title -> title.contains("no answer"));
  }
}
