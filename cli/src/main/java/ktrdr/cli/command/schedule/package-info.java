/**
 * Commands for schedules, which are named by their number. Start reading at {@link
 * ScheduleCommand}.
 */
package ktrdr.cli.command.schedule;
