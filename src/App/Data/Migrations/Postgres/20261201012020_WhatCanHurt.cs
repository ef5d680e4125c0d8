using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evenkeel.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WhatCanHurt : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "EnteredInError",
                table: "WatchPlans",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "EnteredInError",
                table: "VitalSigns",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "EnteredInError",
                table: "Sessions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "EnteredInError",
                table: "SessionChecks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "EnteredInError",
                table: "PerceptionChecks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "EnteredInError",
                table: "MedicationStatements",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "EnteredInError",
                table: "FormsSent",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "EnteredInError",
                table: "EligibilityDecisions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Authority",
                table: "ConsentSignatures",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "KeptAt",
                table: "ConsentSignatures",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "SignedOn",
                table: "ConsentSignatures",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Signer",
                table: "ConsentSignatures",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Witness",
                table: "ConsentSignatures",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "AgreementReadVersion",
                table: "Clinics",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "NextChannelAfter",
                table: "Clinics",
                type: "integer",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<bool>(
                name: "EnteredInError",
                table: "ChallengingExperiences",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "EndedAt",
                table: "AspNetUsers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "MayPrescribe",
                table: "AspNetUsers",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "SuspendedAt",
                table: "AspNetUsers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SuspendedRole",
                table: "AspNetUsers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "AgainAt",
                table: "AlertSteps",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Call",
                table: "AlertSteps",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "CheckAt",
                table: "Alerts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Grade",
                table: "Alerts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "PassedOnTo",
                table: "Alerts",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    ClinicId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    StandInId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => new { x.ClinicId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ChannelProofs",
                columns: table => new
                {
                    ClinicId = table.Column<int>(type: "integer", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<int>(type: "integer", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RangAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LostAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChannelProofs", x => new { x.ClinicId, x.UserId, x.Channel });
                });

            migrationBuilder.CreateTable(
                name: "PatientContacts",
                columns: table => new
                {
                    ClinicId = table.Column<int>(type: "integer", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    Address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    BornOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EmergencyName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    EmergencyRelation = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    EmergencyPhone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatientContacts", x => new { x.ClinicId, x.PatientId });
                });

            migrationBuilder.CreateTable(
                name: "RecordErrors",
                columns: table => new
                {
                    ClinicId = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    MarkedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    MarkedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordErrors", x => new { x.ClinicId, x.Kind, x.RecordId });
                });

            migrationBuilder.CreateTable(
                name: "SignIns",
                columns: table => new
                {
                    ClinicId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignIns", x => new { x.ClinicId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "WriteProbes",
                columns: table => new
                {
                    Node = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WriteProbes", x => x.Node);
                });

            migrationBuilder.CreateIndex(
                name: "GradedLately",
                table: "Alerts",
                columns: new[] { "ClinicId", "NewestFactAt" },
                filter: "\"Grade\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_ClinicId_Until",
                table: "Absences",
                columns: new[] { "ClinicId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_RecordErrors_ClinicId_PatientId",
                table: "RecordErrors",
                columns: new[] { "ClinicId", "PatientId" });

            migrationBuilder.CreateIndex(
                name: "IX_SignIns_ClinicId_UserId_At",
                table: "SignIns",
                columns: new[] { "ClinicId", "UserId", "At" });

            // What was told in others' place stood in a note; it is a step of its own now.
            migrationBuilder.Sql(
                """UPDATE "AlertSteps" SET "Kind" = 9, "Note" = '' WHERE "Kind" = 4 AND "Note" = 'nobody on the rota';""");

            // How grave an ideation was is a column of its own now; of what stood before, at least what its priority and its closing say.
            migrationBuilder.Sql(
                """
                UPDATE "Alerts" SET "Grade" = CASE WHEN "Reason" = 3 THEN 3 WHEN "KnownLevel" > 0 THEN "KnownLevel" WHEN "Reason" = 2 THEN 1 ELSE 0 END
                WHERE "Sign" = 'ideation';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropTable(
                name: "ChannelProofs");

            migrationBuilder.DropTable(
                name: "PatientContacts");

            migrationBuilder.DropTable(
                name: "RecordErrors");

            migrationBuilder.DropTable(
                name: "SignIns");

            migrationBuilder.DropTable(
                name: "WriteProbes");

            migrationBuilder.DropIndex(
                name: "GradedLately",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "EnteredInError",
                table: "WatchPlans");

            migrationBuilder.DropColumn(
                name: "EnteredInError",
                table: "VitalSigns");

            migrationBuilder.DropColumn(
                name: "EnteredInError",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "EnteredInError",
                table: "SessionChecks");

            migrationBuilder.DropColumn(
                name: "EnteredInError",
                table: "PerceptionChecks");

            migrationBuilder.DropColumn(
                name: "EnteredInError",
                table: "MedicationStatements");

            migrationBuilder.DropColumn(
                name: "EnteredInError",
                table: "FormsSent");

            migrationBuilder.DropColumn(
                name: "EnteredInError",
                table: "EligibilityDecisions");

            migrationBuilder.DropColumn(
                name: "Authority",
                table: "ConsentSignatures");

            migrationBuilder.DropColumn(
                name: "KeptAt",
                table: "ConsentSignatures");

            migrationBuilder.DropColumn(
                name: "SignedOn",
                table: "ConsentSignatures");

            migrationBuilder.DropColumn(
                name: "Signer",
                table: "ConsentSignatures");

            migrationBuilder.DropColumn(
                name: "Witness",
                table: "ConsentSignatures");

            migrationBuilder.DropColumn(
                name: "AgreementReadVersion",
                table: "Clinics");

            migrationBuilder.DropColumn(
                name: "NextChannelAfter",
                table: "Clinics");

            migrationBuilder.DropColumn(
                name: "EnteredInError",
                table: "ChallengingExperiences");

            migrationBuilder.DropColumn(
                name: "EndedAt",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "MayPrescribe",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "SuspendedAt",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "SuspendedRole",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "AgainAt",
                table: "AlertSteps");

            migrationBuilder.DropColumn(
                name: "Call",
                table: "AlertSteps");

            migrationBuilder.DropColumn(
                name: "CheckAt",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "Grade",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "PassedOnTo",
                table: "Alerts");
        }
    }
}
