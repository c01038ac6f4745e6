package ktrdr.agent.model.wire;

import java.net.http.HttpRequest;
import ktrdr.agent.model.ModelRequest;
import ktrdr.agent.model.SentRequest;

/** How one provider is spoken to. */
public interface ModelWire {
  /** The request as bytes. */
  SentRequest prepare(ModelRequest request);

  /** The HTTP request that sends these bytes, with the key in its headers. */
  HttpRequest.Builder http(SentRequest request);

  /** Reads the reply to this request. */
  ReplyReader reader(ModelRequest request);

  /** The header in which the provider gives its id of the request. */
  String requestIdHeader();
}
