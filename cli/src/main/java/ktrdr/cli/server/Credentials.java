package ktrdr.cli.server;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The login for the Admin Center of a home. The file is part of the server's configuration. Its
 * passwords are random, and only the owner of the home may read it.
 */
public record Credentials(String user, String password) {
  private static final String TEXT =
      """
      <!-- Made by ktrdr server start. Without this file the next start makes another one, with new passwords. -->
      <server>
        <basicRegistry id="basic">
          <user name="admin" password="%s"/>
        </basicRegistry>
        <keyStore id="defaultKeyStore" password="%s"/>
        <ltpa keysPassword="%s"/>
      </server>
      """;
  private static final int BYTES = 18;

  /** The credentials of a home whose server was started before; empty if the file is damaged. */
  public static Optional<Credentials> of(Home home) {
    try {
      return Optional.of(read(home.credentials()));
    } catch (IOException | SAXException none) {
      return Optional.empty();
    }
  }

  /** Why the credentials file of a home can't be used; empty if it can, or will be created. */
  public static Optional<String> fault(Home home) {
    Path file = home.credentials();
    try {
      if (Files.exists(file)) {
        read(file);
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.of(file + " can't be read");
    } catch (SAXException damaged) {
      return Optional.of(file + " is damaged: " + damaged.getMessage());
    }
  }

  private static Credentials read(Path file) throws IOException, SAXException {
    Element root =
        parser()
            .parse(new InputSource(new StringReader(Files.readString(file))))
            .getDocumentElement();
    if (!(root.getElementsByTagName("user").item(0) instanceof Element user)
        || user.getAttribute("name").isEmpty()
        || user.getAttribute("password").isEmpty()) {
      throw new SAXException("it has no user with a name and a password");
    }
    return new Credentials(user.getAttribute("name"), user.getAttribute("password"));
  }

  private static DocumentBuilder parser() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder parser = factory.newDocumentBuilder();
      parser.setErrorHandler(null); // the default handler writes to stderr
      return parser;
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Creates credentials for a home that has none. */
  static void prepare(Home home) throws IOException {
    if (Files.exists(home.credentials())) {
      Private.make(home.credentials());
      return;
    }
    // What was encrypted with lost passwords can't be read, so let Liberty create it again.
    Files.deleteIfExists(home.keys().resolve("key.p12"));
    Files.deleteIfExists(home.keys().resolve("ltpa.keys"));
    Path draft = home.credentials().resolveSibling("credentials.xml.new");
    Files.deleteIfExists(draft);
    Files.createFile(draft);
    Private.make(draft);
    Files.writeString(draft, TEXT.formatted(random(), random(), random()));
    Files.move(draft, home.credentials(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
