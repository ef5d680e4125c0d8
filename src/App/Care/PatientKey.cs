using Evenkeel.Data;
using Microsoft.EntityFrameworkCore;

namespace Evenkeel.Care;

/// <summary>Names a patient of a clinic.</summary>
public readonly record struct PatientKey(int ClinicId, Guid PatientId);
