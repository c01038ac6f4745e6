package ktrdr.system.browser;

import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** One headless Chromium for all tests of a run, and what they look at in its page. */
final class Browser implements AutoCloseable {
  // The browser must ask nobody but our server. Any name of another host is our own machine.
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--window-size=1100,800",
          "--host-resolver-rules=MAP evil.example 127.0.0.1");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  private static Browser open() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(System.getProperty("ktrdr.chromium"));
    options.addArguments(FLAGS);
    // The certificate is self-signed.
    options.setAcceptInsecureCerts(true);
    options.setPageLoadTimeout(PATIENCE);
    options.setScriptTimeout(PATIENCE);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(System.getProperty("ktrdr.chromedriver")))
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  /** Opens an address anew, also when only its fragment differs from what is shown. */
  void open(URI address) {
    driver.get("about:blank");
    driver.get(address.toString());
  }

  /** What a person reads of an element, or nothing when it is hidden. */
  String text(String css) {
    // In one go: the page may draw the element anew between two questions.
    return string("return document.querySelector(arguments[0])?.innerText ?? ''", css);
  }

  String title() {
    return driver.getTitle();
  }

  int count(String css) {
    return driver.findElements(By.cssSelector(css)).size();
  }

  void click(String css) {
    driver.findElement(By.cssSelector(css)).click();
  }

  void back() {
    driver.navigate().back();
  }

  String address() {
    return driver.getCurrentUrl();
  }

  /** Chooses an option by its value. */
  void choose(String css, String value) {
    click(css + " option[value='" + value + "']");
  }

  /** What the console says of faults since it was asked last. */
  List<String> errors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  void type(String css, String text) {
    driver.findElement(By.cssSelector(css)).sendKeys(text);
  }

  /** The id of the element that has the keyboard. */
  String focused() {
    return string("return document.activeElement.id");
  }

  /** Whether the top of an element is inside the window. */
  boolean inView(String css) {
    String script =
        """
        const { top } = document.querySelector(arguments[0]).getBoundingClientRect();
        return String(top >= -1 && top < innerHeight)""";
    return Boolean.parseBoolean(string(script, css));
  }

  /** Runs a script that calls its last argument with its answer. */
  String ask(String script, Object... arguments) {
    return String.valueOf(driver.executeAsyncScript(script, arguments));
  }

  private String string(String script, Object... arguments) {
    return String.valueOf(driver.executeScript(script, arguments));
  }

  @Override
  public void close() {
    driver.quit();
  }

  /** Gives tests the browser; it is closed when all tests have run. */
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(Browser.class))
          .computeIfAbsent("browser", key -> open(), Browser.class);
    }
  }
}
