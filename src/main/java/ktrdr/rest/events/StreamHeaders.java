package ktrdr.rest.events;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/** Keeps proxies from storing an event stream or buffering it until it is complete. */
@Provider
public class StreamHeaders implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (MediaType.SERVER_SENT_EVENTS_TYPE.isCompatible(response.getMediaType())) {
      MultivaluedMap<String, Object> headers = response.getHeaders();
      // Without the qs parameter, which only serves to choose between this and JSON.
      headers.putSingle(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS_TYPE);
      headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
      headers.putSingle("X-Accel-Buffering", "no");
    }
  }
}
