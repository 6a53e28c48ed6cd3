@echo off
rem Starts Poolscope with the first Java found that is new enough: the one packed with it, JAVA_HOME, the path, the
rem usual folders. POOLSCOPE_CLASSPATH adds jars with workloads of your own.
setlocal EnableExtensions DisableDelayedExpansion
set "NEEDED=25"
for %%A in ("%~dp0..") do set "APP=%%~fA"
set "REST=%APP:;=%"
if not "%REST%"=="%APP%" (
    echo poolscope: cannot start from "%APP%": Java takes a semicolon in a folder's name for the end of the name;>&2
    echo rename or move the folder.>&2
    exit /b 2
)
set "JAVA="

call :try "%APP%\runtime\bin\java.exe"
call :try "%APP%\..\runtime\bin\java.exe"
if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
for /f "delims=" %%J in ('where java.exe 2^>nul') do call :try "%%J"
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu"
    "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks") do (
    for /d %%H in ("%%~R\*") do call :try "%%H\bin\java.exe"
)
if not defined JAVA (
    echo poolscope: needs Java %NEEDED% or newer; none is in JAVA_HOME, on the path or in the usual folders.>&2
    echo Install a JDK, for example from https://adoptium.net, or set JAVA_HOME to the folder of one.>&2
    exit /b 127
)

set "JARS=%APP%\poolscope.jar"
if defined POOLSCOPE_CLASSPATH set "JARS=%JARS%;%POOLSCOPE_CLASSPATH%"
rem It mostly waits for workers. The second compiler would take half of its start, and for the window more of a core than
rem all that drawing takes.
"%JAVA%" -XX:-UsePerfData -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -classpath "%JARS%" org.poolscope.Main %*
exit /b %ERRORLEVEL%

rem Takes a java.exe if none is taken yet and the release file of its JDK says that it is new enough.
:try
if defined JAVA exit /b 0
if not exist "%~1" exit /b 0
set "VERSION=0"
for /f "tokens=2 delims==.-+" %%V in ('findstr /b "JAVA_VERSION=" "%~dp1..\release" 2^>nul') do set "VERSION=%%V"
set "VERSION=%VERSION:"=%"
if %VERSION% GEQ %NEEDED% set "JAVA=%~1"
exit /b 0
