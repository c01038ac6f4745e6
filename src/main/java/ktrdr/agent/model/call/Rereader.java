package ktrdr.agent.model.call;

import java.net.URI;
import ktrdr.agent.model.ApiKey;
import ktrdr.agent.model.Endpoint;
import ktrdr.agent.model.ModelRequest;
import ktrdr.agent.model.Provider;
import ktrdr.agent.model.SentRequest;
import ktrdr.agent.model.call.Attempt.End;
import ktrdr.agent.model.call.Attempt.Outcome;
import ktrdr.agent.model.wire.ModelWire;

/** Builds the requests of a model and reads its recorded replies; it can't send anything. */
public final class Rereader {
  private static final ApiKey NO_KEY = ApiKey.of("none");

  private final ModelWire wire;

  Rereader(ModelWire wire) {
    this.wire = wire;
  }

  /** For the models of a provider as they were called at a host; needs no key. */
  static Rereader of(Provider provider, String host) {
    URI base = URI.create("https://" + host);
    return new Rereader(ModelWires.to(new Endpoint(provider, base, NO_KEY)));
  }

  /** The bytes that a request would be sent as. */
  public SentRequest prepare(ModelRequest request) {
    return wire.prepare(request);
  }

  /**
   * Reads a reply that was recorded when it came, as it was read then.
   *
   * @param raw the bytes of its body
   */
  public Attempt reread(ModelRequest request, byte[] raw) {
    SentRequest sent = wire.prepare(request);
    Receipt receipt = new Receipt(wire.reader(request));
    Outcome outcome =
        receipt
            .recorded(raw)
            .orElseGet(() -> Outcome.of(End.INCOMPLETE, "The recorded reply has no end."));
    return new Attempt(1, sent, outcome, receipt.reply(), receipt.received(wire.requestIdHeader()));
  }
}
