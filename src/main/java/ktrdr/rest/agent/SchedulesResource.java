package ktrdr.rest.agent;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Map;
import ktrdr.rest.wire.Envelope;
import ktrdr.rest.wire.PathNumber;
import ktrdr.rest.wire.ReasonBody;
import ktrdr.rest.wire.RequestCaller;
import ktrdr.sessions.schedules.Schedule;
import ktrdr.sessions.schedules.ScheduleNotFound;
import ktrdr.sessions.schedules.ScheduleStore;
import ktrdr.sessions.schedules.ScheduleTransactions;

/** Schedules that start sessions: list, add, show, remove, pause and resume them. */
@Path("/agent/schedules")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class SchedulesResource {
  @Inject private ScheduleStore store;
  @Inject private ScheduleTransactions transactions;
  @Inject private ScheduleBody bodies;
  @Inject private RequestCaller asker;
  @Context private UriInfo uri;

  @GET
  public Map<String, Object> list() {
    return Envelope.list(store.list().stream().map(ScheduleView::of).toList());
  }

  @POST
  public Response add(String text) {
    Schedule schedule = transactions.add(bodies.read(text), asker.caller());
    asker.note("schedule " + schedule.id() + " added", "");
    URI place = uri.getAbsolutePathBuilder().path(Long.toString(schedule.id())).build();
    return Response.created(place).entity(answer(schedule)).build();
  }

  @GET
  @Path("/{id}")
  public Map<String, Object> get(@PathParam("id") String id) {
    return answer(find(id));
  }

  @DELETE
  @Path("/{id}")
  public Map<String, Object> remove(@PathParam("id") String id) {
    Schedule schedule = find(id);
    transactions.remove(schedule);
    asker.note("schedule " + schedule.id() + " removed", "");
    return answer(schedule);
  }

  @POST
  @Path("/{id}/pause")
  public Map<String, Object> pause(@PathParam("id") String id, String text) {
    String reason = ReasonBody.read(text, "").reason();
    Schedule schedule = transactions.pause(find(id));
    asker.note("schedule " + schedule.id() + " paused", reason);
    return answer(schedule);
  }

  @POST
  @Path("/{id}/resume")
  public Map<String, Object> resume(@PathParam("id") String id, String text) {
    String reason = ReasonBody.read(text, "").reason();
    Schedule schedule = transactions.resume(find(id));
    asker.note("schedule " + schedule.id() + " resumed", reason);
    return answer(schedule);
  }

  private Schedule find(String id) {
    return PathNumber.of(id).flatMap(store::find).orElseThrow(() -> new ScheduleNotFound(id));
  }

  private static Map<String, Object> answer(Schedule schedule) {
    return Envelope.data(ScheduleView.of(schedule));
  }
}
