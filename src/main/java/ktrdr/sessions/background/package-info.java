/**
 * What runs by itself: recovery at the start, the orphan sweep, time-outs, the cancellation
 * watcher. A failure of one job never ends the others. Start reading at {@link BackgroundJobs}.
 */
package ktrdr.sessions.background;
