/**
 * Commands for schedules. A schedule is named by its number. Start reading at {@link
 * ScheduleCommand}.
 */
package ktrdr.cli.command.schedule;
